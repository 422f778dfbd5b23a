import { sealWhatsapp } from "../../src/channels/connections/whatsapp-access.ts";
import { now } from "../../src/platform/clock.ts";
import { inAccount } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { secretsFrom } from "../../src/platform/secrets.ts";
import { type Line, type Person, textMessage, type Update } from "../emulators/graph/builders.ts";
import { type Graph, startGraph } from "../emulators/graph/graph.ts";
import { type TestDesk, testSecret } from "./desk.ts";

const appSecret = "an app secret for tests";
export const graphToken = "a graph token for tests";

export interface WhatsappLine {
  connection: string;
  hook: string;
  line: Line;
  graph: Graph;
  /** Posts updates in one signed webhook, and lets the desk do all they cause. */
  say(...updates: Update[]): Promise<void>;
  /** One text message from a person; answers its external id. */
  text(from: Person, body: string, common?: Parameters<typeof textMessage>[2]): Promise<string>;
}

export const diego: Person = { name: "Diego", phone: "56912345678", userId: "CL.1001" };
export const elena: Person = { name: "Elena", phone: "56987654321", userId: "CL.1002" };

/** An emulated Graph API that knows the test token. */
export function testGraph(): Promise<Graph> {
  return startGraph({ appSecret, token: graphToken });
}

/** Connects a WhatsApp number to an account, as the settings do. */
export async function connectWhatsapp(
  desk: TestDesk,
  graph: Graph,
  account: string,
  given: { numberId?: string; inbox?: string | null } = {},
): Promise<WhatsappLine> {
  const connection = newId();
  const key = `hook-${connection}`;
  const line: Line = { waba: "900100", numberId: given.numberId ?? "800100", displayNumber: "56955551234" };
  const secrets = { token: graphToken, appSecret, verifyToken: "verify" };
  await inAccount(desk.db, account, async (tx) => {
    await tx.rows(
      `insert into connections (account_id, id, channel, name, inbox_id, active, settings, key, secrets, created_at)
       values ($1, $2, 'whatsapp', $3, $4, true, $5, $6, $7, $8)`,
      [
        account,
        connection,
        `WhatsApp ${line.numberId}`,
        given.inbox ?? null,
        JSON.stringify({ numberId: line.numberId, businessId: line.waba, displayNumber: line.displayNumber }),
        key,
        sealWhatsapp(secretsFrom(testSecret), connection, secrets),
        tx.at,
      ],
    );
    await tx.rows(
      `insert into doors (kind, key, account_id, ref, connection_id)
       values ('whatsapp-hook', $3, $1, $2, $2), ('whatsapp', $4, $1, $2, $2)`,
      [account, connection, key, line.numberId],
    );
  });
  const hook = `${desk.url}/hooks/whatsapp/${key}`;
  const say = async (...updates: Update[]) => {
    const answer = await graph.deliver(hook, updates, { to: line });
    if (answer.status !== 200) throw new Error(`the webhook answered ${answer.status}`);
    await desk.settle();
  };
  return {
    connection,
    hook,
    line,
    graph,
    say,
    async text(from, body, common = {}) {
      const id = common.id ?? `wamid.${newId()}`;
      // By the desk's clock, which a test may have moved: a message of the day before would find its window closed.
      await say(textMessage(from, body, { at: await now(desk.db), ...common, id }));
      return id;
    },
  };
}
