import type { Account, Me } from "@relevo/contract/people.ts";
import type { Language, Named } from "@relevo/contract/words.ts";
import { abilitiesOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { showMember } from "./members.ts";
import type { SignIn } from "./sign-in.ts";

/** The caller as they see themselves; the abilities are those of the credential they came with. */
export async function showMe(tx: Tx, caller: Caller, signIn: SignIn): Promise<Me> {
  const [account] = await tx.rows<Account>(
    `select id, name, country, time_zone as "timeZone", language, held from accounts where id = $1`,
    [tx.account],
  );
  const [own] = await tx.rows<{ language: Language; login: string }>(
    "select language, user_id as login from members where account_id = $1 and id = $2",
    [tx.account, caller.member],
  );
  const { language, login } = found(own);
  return {
    member: await showMember(tx, caller.member),
    account: found(account),
    accounts: await tx.rows<Named>("select id, name from other_accounts($1) where active", [caller.member]),
    abilities: [...abilitiesOf(caller.role)],
    language,
    twoFactor: await signIn.hasTwoFactor(login),
  };
}
