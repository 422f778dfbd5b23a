import { PassThrough } from "node:stream";
import { lockContacts } from "../../contacts/lock.ts";
import { arm } from "../../deadlines/arm.ts";
import type { Callout, Kind } from "../../deadlines/kind.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { record, system } from "../../platform/events.ts";
import { whatsappAccess } from "../connections/whatsapp-access.ts";
import { graphDefaults } from "./call.ts";
import { fetchMedia } from "./media.ts";

interface Waiting {
  id: string;
  message: string;
  contact: string;
  conversation: string;
  source: { id: string; sha256: string | null; connection: string };
}

/** Ms between tries; the channel keeps a file for seven days, we give up after five tries. */
const backOff = [10_000, 60_000, 600_000, 3_600_000];
const largest = 100 * 1024 * 1024;

/** Fetches what a customer sent, beside the loop, as often as it takes; a file is ready or lost, never silent. */
export function fetchFileKind(desk: Desk): Kind {
  return {
    name: "fetch-file",
    async fire(tx, due) {
      const rows = await tx.rows<Waiting>(
        `select f.id, f.message_id as message, m.contact_id as contact, m.conversation_id as conversation, f.source
         from files f join messages m on m.account_id = f.account_id and m.id = f.message_id
         where f.account_id = $1 and f.id = any($2) and f.state = 'waiting'`,
        [tx.account, due.map(({ key }) => key)],
      );
      const tries = new Map(due.map(({ key, data }) => [key, Number(data.tries ?? 0)]));
      // Should this process die while fetching, somebody looks again.
      await arm(
        tx,
        rows.map(({ id }) => ({
          kind: "fetch-file",
          key: id,
          dueAt: new Date(tx.at.getTime() + 900_000),
          data: { tries: tries.get(id) ?? 0 },
        })),
      );
      const { account } = tx;
      return rows.map(
        (row): Callout =>
          () =>
            bring(account, row, tries.get(row.id) ?? 0),
      );
    },
  };

  async function bring(account: string, file: Waiting, tries: number): Promise<void> {
    const access = await inAccount(desk.db, account, (tx) =>
      whatsappAccess(tx, desk.secrets, file.source.connection),
    );
    const graph = {
      ...graphDefaults,
      baseUrl: desk.config.graphUrl,
      numberId: access.numberId,
      token: access.token,
    };
    const pass = new PassThrough();
    // Destroyed before storage listens, its error would be nobody's and end the process.
    pass.on("error", () => {});
    const kept = desk.storage.put(account, file.id, pass, largest).catch(() => null);
    const answer = await fetchMedia(graph, file.source, pass, AbortSignal.timeout(300_000)).catch(() => null);
    if (answer?.kind !== "fetched") pass.destroy(new Error("not fetched"));
    const stored = await kept;
    const ok = answer?.kind === "fetched" && stored !== null;
    if (!ok) await desk.storage.remove(account, file.id);
    await inAccount(desk.db, account, async (tx) => {
      await lockContacts(tx, [file.contact]);
      const wait = backOff[tries];
      if (!ok && answer?.kind !== "too-large" && wait !== undefined) {
        const dueAt = new Date(tx.at.getTime() + wait);
        return arm(tx, [{ kind: "fetch-file", key: file.id, dueAt, data: { tries: tries + 1 } }]);
      }
      const state = ok ? "ready" : "lost";
      const kept = await tx.rows("update files set state = $2, size = $3 where id = $1 returning id", [
        file.id,
        state,
        stored?.size ?? null,
      ]);
      // Its message was taken back meanwhile.
      if (kept.length === 0) return desk.storage.remove(account, file.id);
      await tx.rows("delete from deadlines where account_id = $1 and kind = 'fetch-file' and key = $2", [
        account,
        file.id,
      ]);
      const place = { actor: system, contact: file.contact, conversation: file.conversation };
      record(tx, "message.file_ready", place, { message: file.message, file: file.id, state });
    });
  }
}
