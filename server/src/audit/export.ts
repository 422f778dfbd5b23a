import type { AuditEvent } from "@relevo/contract/audit.ts";
import type { FastifyReply } from "fastify";
import { sendCsv } from "../platform/csv.ts";
import { type Database, inAccount } from "../platform/db.ts";
import { auditCells, auditHead } from "./cells.rules.ts";
import { auditEvents, type Wanted } from "./list.ts";

/** Rows of an export at most, and of one transaction: a slow reader holds neither memory nor a connection. */
const most = 100_000;
const page = 1000;

/** The acts as CSV, oldest first, read as fast as they are taken. */
export function exportAudit(
  db: Database,
  account: string,
  wanted: Wanted,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return sendCsv(reply, { name: "audit.csv", head: auditHead, pages: pagesOf(db, account, wanted) });
}

async function* pagesOf(
  db: Database,
  account: string,
  wanted: Wanted,
): AsyncGenerator<string[][], undefined> {
  let after: number | null = null;
  for (let left = most; left > 0; ) {
    const limit = Math.min(left, page);
    const from: number | null = after;
    const events: AuditEvent[] = await inAccount(db, account, (tx) =>
      auditEvents(tx, wanted, { order: "asc", after: from, limit }),
    );
    if (events.length > 0) yield events.map(auditCells);
    if (events.length < limit) return;
    after = Number(events.at(-1)?.id);
    left -= events.length;
  }
}
