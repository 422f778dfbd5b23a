import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { byteOrderMark, csvLine } from "./csv.rules.ts";

/** Answers a CSV file, read page by page as fast as it is taken: a slow reader holds no memory. */
export async function sendCsv(
  reply: FastifyReply,
  { name, head, pages }: { name: string; head: readonly string[]; pages: AsyncIterator<readonly string[][]> },
): Promise<FastifyReply> {
  // The first page before the headers: what fails then is told as a problem.
  const first = await pages.next();
  async function* lines() {
    yield `${byteOrderMark}${csvLine(head)}`;
    for (let page = first; !page.done; page = await pages.next()) yield page.value.map(csvLine).join("");
  }
  return reply
    .header("content-type", "text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .send(Readable.from(lines()));
}
