import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { browserPath } from "../e2e/browser.ts";
import { asSystem } from "../server/src/platform/db.ts";
import { weigh } from "../widget/size.ts";
import { connect, deskSecret } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { machine } from "./support/machine.ts";
import { startServer } from "./support/server.ts";
import { firstLoadBytes } from "./support/web-bytes.ts";

/**
 * What a browser fetches at first, and how long until the inbox of a desk with 10,000 open conversations can be
 * worked with: from the navigation, with an empty cache and a session, until a row is there and the page answers
 * two frames in a row within 50 ms. The real desk and its built app, Chromium without a screen, on this machine.
 */
const { numbers: flags } = numberFlags({ rows: 10_000, rounds: 5 });
/** Runs in the page; text, because the page's own names are none of this program's. */
const settled = `new Promise((resolve) => {
  let quick = 0;
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    quick = now - last < 50 ? quick + 1 : 0;
    last = now;
    if (quick < 2) requestAnimationFrame(frame);
    else resolve(Math.round(now));
  };
  requestAnimationFrame(frame);
})`;

const server = await startServer();
try {
  const on = await machine(server);
  const { url, db } = await server.database("bench_web");
  const dataDir = join(server.folder, "desk");
  await mkdir(dataDir);
  const desk = await startDesk({ dataDir, env: { DATABASE_URL: url, RELEVO_SECRET: deskSecret } });
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const first = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await setUp(first, desk.url);
    const [account] = await asSystem(db, (tx) => tx.rows<{ id: string }>("select id from accounts"));
    if (!account) throw new Error("the desk was not set up");
    const connected = await connect(db, account.id, 0);
    await fill(db, { account: account.id, keys: [], ...connected }, flags.rows);
    await db.pool.query("analyze");
    const session = await first.storageState();
    await first.close();

    const interactive: number[] = [];
    for (let i = 0; i < flags.rounds; i++) {
      const context = await browser.newContext({
        storageState: session,
        viewport: { width: 1280, height: 800 },
      });
      interactive.push(await untilInteractive(context, `${desk.url}/conversations?tab=queue`));
      await context.close();
    }
    const sorted = interactive.toSorted((one, other) => one - other);
    const widget = weigh();
    console.log(
      JSON.stringify({
        bench: "web",
        gzipBytes: { agentApp: await firstLoadBytes(), widget: widget.total, widgetLoader: widget.loader },
        interactive: { rows: flags.rows, ms: sorted, median: sorted[Math.floor(sorted.length / 2)] },
        on: { ...on, chromium: browser.version() },
      }),
    );
  } finally {
    await browser.close();
    await desk.stop();
  }
} finally {
  await server.stop();
}

async function setUp({ request }: BrowserContext, url: string): Promise<void> {
  const place = { company: "Relevo Bench", country: "CL", timeZone: "America/Santiago", language: "es" };
  const person = { name: "Clara", mail: "clara@relevo.test", password: "una clave larga" };
  const answer = await request.post(`${url}/api/v1/setup`, {
    data: { ...place, ...person },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`the set-up answered ${answer.status()}`);
}

/** Ms since the navigation began. */
async function untilInteractive(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  await page
    .getByText(/^Persona \d+$/)
    .filter({ visible: true })
    .first()
    .waitFor();
  return page.evaluate<number>(settled);
}
