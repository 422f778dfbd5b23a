import { setupNeeded } from "../../people/set-up.ts";
import type { Config } from "../../platform/config.ts";
import { asSystem, type Database } from "../../platform/db.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { sealedElsewhere } from "../doctor/sealed.ts";

/** What the desk's person must know or do before it works as they expect. */
export async function listNews(db: Database, secrets: Secrets): Promise<string[]> {
  const news: string[] = [];
  if (await setupNeeded(db)) news.push("First run: open it to set up the desk.");
  if (await isHeld(db))
    news.push(
      "This desk was restored and is held: nothing fires or leaves until an administrator has looked at it and released it.",
    );
  if ((await sealedElsewhere(db, secrets)).length > 0)
    news.push(
      "Some connections are sealed with another secret and cannot send: npm run relevo -- doctor says what to do.",
    );
  return news;
}

/** Says that the desk is up, and where. */
export function greet({ role, publicUrl }: Config, url: string, news: readonly string[]): void {
  const lines =
    role === "worker"
      ? [`Relevo's worker is ready; its health is at ${url}/readyz`]
      : [`Relevo is ready at ${publicUrl ?? url}`, ...(publicUrl ? [`It listens on ${url}`] : []), ...news];
  for (const line of lines) console.log(line);
}

async function isHeld(db: Database): Promise<boolean> {
  return (await asSystem(db, (tx) => tx.rows("select from accounts where held limit 1"))).length > 0;
}
