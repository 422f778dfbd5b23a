import type { WhatsappSettings } from "@relevo/contract/connections.ts";
import type { Callout, Kind } from "../../../deadlines/kind.ts";
import { inAccount, type Tx } from "../../../platform/db.ts";
import type { Desk } from "../../../platform/desk.ts";
import { found, refuse } from "../../../platform/refusal.ts";
import { openWhatsapp } from "../../connections/whatsapp-access.ts";
import { type Failure, type GraphConnection, graphDefaults } from "../call.ts";
import { applyListing } from "./apply.ts";
import { armSync, templateSync } from "./arm-sync.ts";
import { fetchTemplates, type Listing } from "./fetch.ts";

/** Ms between readings; after one that failed, or whose process died. */
const pace = 6 * 60 * 60_000;
const soon = 15 * 60_000;
/** Ms all pages of a reading may take. */
const patience = 60_000;

interface Row {
  id: string;
  channel: string;
  settings: WhatsappSettings;
  secrets: string | null;
  works: boolean;
}
interface Source {
  graph: GraphConnection;
  business: string;
  /** When it was asked: what the desk learns later is newer than the answer. */
  at: Date;
}

/** Reads a connection's templates now. @throws NOT_FOUND, CHANNEL_CANNOT, CHANNEL_FAILED with the channel's code */
export async function syncTemplates(
  desk: Desk,
  account: string,
  connection: string,
): Promise<{ templates: number }> {
  const source = await inAccount(desk.db, account, async (tx) => {
    const row = found((await rowsById(tx, [connection]))[0]);
    if (row.channel !== "whatsapp") refuse("CHANNEL_CANNOT");
    return sourceOf(desk, tx, row) ?? refuse("CHANNEL_FAILED", { code: "credentials" });
  });
  const answer = await listing(source);
  if (answer.kind !== "listed") refuse("CHANNEL_FAILED", told(answer));
  return { templates: await keep(desk, account, connection, answer, source.at) };
}

/** Every six hours, as long as the connection works; changing it arms it again. */
export function templateSyncKind(desk: Desk): Kind {
  return {
    name: templateSync,
    async fire(tx, due) {
      const rows = await rowsById(
        tx,
        due.map(({ key }) => key),
      );
      const ready = rows.flatMap((row) => {
        const source = row.works && row.channel === "whatsapp" ? sourceOf(desk, tx, row) : null;
        return source ? [{ id: row.id, source }] : [];
      });
      const again = new Date(tx.at.getTime() + soon);
      await armSync(
        tx,
        ready.map(({ id }) => id),
        again,
      );
      const { account } = tx;
      return ready.map(
        ({ id, source }): Callout =>
          () =>
            read(account, id, source),
      );
    },
  };

  async function read(account: string, connection: string, source: Source): Promise<void> {
    const answer = await listing(source);
    if (answer.kind === "listed") await keep(desk, account, connection, answer, source.at);
  }
}

function keep(desk: Desk, account: string, connection: string, answer: Listing, at: Date): Promise<number> {
  return inAccount(desk.db, account, async (tx) => {
    const count = await applyListing(tx, connection, answer, at);
    await armSync(tx, [connection], new Date(tx.at.getTime() + pace));
    return count;
  });
}

function rowsById(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx.rows<Row>(
    `select id, channel, settings, secrets, active and paused_at is null as works from connections
     where account_id = $1 and id = any($2::uuid[])`,
    [tx.account, ids],
  );
}

/** Null where the secrets were sealed with another key. */
function sourceOf(desk: Desk, tx: Tx, { id, settings, secrets }: Row): Source | null {
  const opened = openWhatsapp(desk.secrets, id, secrets);
  if (!opened) return null;
  const graph = { ...graphDefaults, baseUrl: desk.config.graphUrl, numberId: settings.numberId };
  return { graph: { ...graph, token: opened.token }, business: settings.businessId, at: tx.at };
}

function listing({ graph, business }: Source): Promise<Listing | Failure> {
  return fetchTemplates(graph, business, AbortSignal.timeout(patience));
}

function told(failure: Failure): Record<string, unknown> {
  if (failure.kind !== "answered") return { code: failure.why };
  return { code: String(failure.code), detail: failure.detail ?? failure.message };
}
