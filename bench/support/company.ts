import { sealWhatsapp } from "../../server/src/channels/connections/whatsapp-access.ts";
import { createAccount } from "../../server/src/people/create-account.ts";
import { createKey } from "../../server/src/people/create-key.ts";
import { joinAccount } from "../../server/src/people/join.ts";
import { asSystem, type Database, inAccount } from "../../server/src/platform/db.ts";
import { newId } from "../../server/src/platform/ids.ts";
import { secretsFrom } from "../../server/src/platform/secrets.ts";

export const deskSecret = "a secret for benchmarks only, 32 characters";
export const appSecret = "an app secret for benchmarks";
const graphToken = "a graph token for benchmarks";

export interface Company {
  account: string;
  connection: string;
  /** Where its customers arrive: an inbox that opens tickets by itself. */
  inbox: string;
  /** Where those tickets begin. */
  funnel: string;
  stage: string;
  /** The last part of its webhook's address. */
  hook: string;
  numberId: string;
  /** API keys of its people, the administrator's first. */
  keys: string[];
}

/** A tenant with one WhatsApp number and people who serve every inbox. */
export async function makeCompany(db: Database, place: number, people = 1): Promise<Company> {
  const name = `Company ${place}`;
  const first = await loginOf(db, place, 0);
  const made = await asSystem(db, (tx) =>
    createAccount(
      tx,
      {
        company: name,
        country: "CL",
        timeZone: "America/Santiago",
        language: "es",
        name: "Agent 0",
        ...first,
      },
      { key: true },
    ),
  );
  const keys = [made.key ?? ""];
  const { account } = made;
  for (let i = 1; i < people; i++) {
    const login = await loginOf(db, place, i);
    keys.push(
      await inAccount(db, account, async (tx) => {
        const member = await joinAccount(tx, { ...login, name: `Agent ${i}`, role: "agent", inboxIds: null });
        return (await createKey(tx, member, { name: "Bench", role: "agent" })).key;
      }),
    );
  }
  return { account, keys, ...(await connect(db, account, place)) };
}

/** Gives an account a WhatsApp number, as the settings do. */
export async function connect(db: Database, account: string, place: number) {
  const connection = newId();
  const numberId = String(800_000 + place);
  const hook = `hook-${connection}`;
  const sealed = sealWhatsapp(secretsFrom(deskSecret), connection, {
    token: graphToken,
    appSecret,
    verifyToken: "verify",
  });
  const arrival = await inAccount(db, account, async (tx) => {
    const [row] = await tx.rows<Pick<Company, "inbox" | "funnel" | "stage">>(
      `select i.id as inbox, p.policy->'autoTicket'->>'funnelId' as funnel, p.policy->'autoTicket'->>'stageId' as stage
       from inboxes i join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
       where p.policy->>'autoTicket' is not null order by i.position limit 1`,
    );
    if (!row) throw new Error("no inbox opens tickets");
    await tx.rows(
      `insert into connections (account_id, id, channel, name, active, settings, key, secrets, created_at, inbox_id)
       values ($1, $2, 'whatsapp', 'WhatsApp', true, $3, $4, $5, $6, $7)`,
      [
        account,
        connection,
        JSON.stringify({ numberId, businessId: "900100", displayNumber: "56955551234" }),
        hook,
        sealed,
        tx.at,
        row.inbox,
      ],
    );
    await tx.rows(
      `insert into doors (kind, key, account_id, ref, connection_id)
       values ('whatsapp-hook', $3, $1, $2, $2), ('whatsapp', $4, $1, $2, $2)`,
      [account, connection, hook, numberId],
    );
    return row;
  });
  return { connection, numberId, hook, ...arrival };
}

/** A login that cannot sign in, written as the owner of the tables: hashing passwords is slow on purpose. */
async function loginOf(db: Database, company: number, person: number) {
  const login = newId();
  const mail = `agent-${company}-${person}@relevo.test`;
  await db.pool.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ($1, $1, $2, false, $3, $3)`,
    [login, mail, new Date()],
  );
  return { login, mail };
}
