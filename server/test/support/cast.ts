import type { Role } from "@relevo/contract/abilities.ts";
import { createAccount } from "../../src/people/create-account.ts";
import { createKey } from "../../src/people/create-key.ts";
import { joinAccount } from "../../src/people/join.ts";
import { asSystem, inAccount, type Tx } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Client, TestDesk } from "./desk.ts";

export interface Person {
  id: string;
  name: string;
  mail: string;
  /** An API key with all of the person's role. */
  key: string;
  client: Client;
}
export interface Company {
  account: string;
  inboxes: { global: string; marketing: string; sales: string; support: string };
}
export interface Cast extends Company {
  clara: Person;
  bruno: Person;
  ana: Person;
  beto: Person;
  vera: Person;
}

/**
 * The company Relevo Demo: Clara the admin, Bruno the supervisor, Ana and Beto the agents, Vera the viewer;
 * all serve every inbox. They have no passwords, whose hashing is slow on purpose: they come with keys.
 */
export async function cast(desk: TestDesk): Promise<Cast> {
  const { company, admin: clara } = await companyOf(desk, "Relevo Demo", "Clara");
  const [bruno, ana, beto, vera] = await inAccount(desk.db, company.account, async (tx) => [
    await person(desk, tx, "Bruno", "supervisor"),
    await person(desk, tx, "Ana", "agent"),
    await person(desk, tx, "Beto", "agent"),
    await person(desk, tx, "Vera", "viewer"),
  ]);
  if (!bruno || !ana || !beto || !vera) throw new Error("the cast is not complete");
  return { ...company, clara, bruno, ana, beto, vera };
}

/** A second tenant on the same desk, with an admin of its own: what is theirs is never ours. */
export async function otherAccount(desk: TestDesk): Promise<Company & { olga: Person }> {
  const { company, admin } = await companyOf(desk, "Otra Casa", "Olga");
  return { ...company, olga: admin };
}

async function companyOf(desk: TestDesk, company: string, name: string) {
  const mail = mailOf(name);
  const place = { company, country: "CL", timeZone: "America/Santiago", language: "es" } as const;
  const login = await passwordless(desk, name);
  const made = await asSystem(desk.db, (tx) =>
    createAccount(tx, { ...place, name, mail, login }, { key: true }),
  );
  const key = made.key ?? "";
  const admin: Person = { id: made.member, name, mail, key, client: desk.as(key) };
  const inboxes = await inAccount(desk.db, made.account, (tx) =>
    tx.rows<{ id: string }>("select id from inboxes where account_id = $1 order by position", [made.account]),
  );
  const [global, marketing, sales, support] = inboxes.map(({ id }) => id);
  if (!global || !marketing || !sales || !support) throw new Error("the default inboxes are not complete");
  return { company: { account: made.account, inboxes: { global, marketing, sales, support } }, admin };
}

async function person(desk: TestDesk, tx: Tx, name: string, role: Role): Promise<Person> {
  const mail = mailOf(name);
  const login = await passwordless(desk, name);
  const id = await joinAccount(tx, { login, name, mail, role, inboxIds: null });
  const { key } = await createKey(tx, id, { name: "Test", role });
  return { id, name, mail, key, client: desk.as(key) };
}

/** A login that cannot sign in, written as the owner of the tables. */
async function passwordless(desk: TestDesk, name: string): Promise<string> {
  const id = newId();
  await desk.db.pool.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ($1, $2, $3, false, $4, $4)`,
    [id, name, mailOf(name), new Date()],
  );
  return id;
}

function mailOf(name: string): string {
  return `${name.toLowerCase()}@relevo.test`;
}
