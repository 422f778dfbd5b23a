import { Readable } from "node:stream";
import type { AuditEvent } from "@relevo/contract/audit.ts";
import type { FastifyReply } from "fastify";
import { type Database, inAccount } from "../platform/db.ts";
import { auditCells, auditHead, byteOrderMark, csvLine } from "./csv.rules.ts";
import { auditEvents, type Wanted } from "./list.ts";

/** Rows of an export at most, and of one transaction: a slow reader holds neither memory nor a connection. */
const most = 100_000;
const page = 1000;

/** The acts as CSV, oldest first, read as fast as they are taken. */
export async function exportAudit(
  db: Database,
  account: string,
  wanted: Wanted,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const pages = pagesOf(db, account, wanted);
  // The first page before the headers: what fails then is told as a problem.
  const first = await pages.next();
  async function* lines() {
    yield `${byteOrderMark}${csvLine(auditHead)}${first.value ?? ""}`;
    yield* pages;
  }
  return reply
    .header("content-type", "text/csv; charset=utf-8")
    .header("content-disposition", 'attachment; filename="audit.csv"')
    .header("cache-control", "no-store")
    .send(Readable.from(lines()));
}

async function* pagesOf(db: Database, account: string, wanted: Wanted): AsyncGenerator<string, undefined> {
  let after: number | null = null;
  for (let left = most; left > 0; ) {
    const limit = Math.min(left, page);
    const from: number | null = after;
    const events: AuditEvent[] = await inAccount(db, account, (tx) =>
      auditEvents(tx, wanted, { order: "asc", after: from, limit }),
    );
    if (events.length > 0) yield events.map((event) => csvLine(auditCells(event))).join("");
    if (events.length < limit) return;
    after = Number(events.at(-1)?.id);
    left -= events.length;
  }
}
