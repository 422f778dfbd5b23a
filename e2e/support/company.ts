import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { type Line, type Person, textMessage } from "../../server/test/emulators/graph/builders.ts";
import { type Graph, startGraph } from "../../server/test/emulators/graph/graph.ts";
import { type Program, startProgram } from "./program.ts";

const appSecret = "0123456789abcdef0123456789abcdef";
const token = "EAA-una-credencial-de-prueba";
const line: Line = { waba: "102290129340398", numberId: "106540352242922", displayNumber: "56955551234" };

/** A desk that is set up, with a WhatsApp number behind an emulated Graph API, and its administrator signed in. */
export interface Company {
  desk: Program;
  graph: Graph;
  connection: string;
  /** The instant of the desk's clock. */
  now(): Date;
  /** Moves the desk's clock, and lets all that comes due happen. */
  step(ms: number): Promise<void>;
  /** A customer writes, at the desk's instant. */
  says(from: Person, body: string): Promise<void>;
  /** Calls the desk as the person of the page would. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Sets the desk up through `page`, which is signed in afterwards. */
export async function openCompany(page: Page): Promise<Company> {
  const graph = await startGraph({ appSecret, token });
  const desk = await startProgram({ RELEVO_GRAPH_URL: graph.url });
  let clock = new Date();
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await page.request.fetch(`${desk.url}/api/v1${path}`, {
      method,
      headers: { origin: desk.url, "idempotency-key": randomUUID() },
      ...(body === undefined ? {} : { data: body }),
    });
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
    return response.status() === 204 ? undefined : response.json();
  };
  await call("POST", "/setup", {
    company: "La Tienda",
    country: "CL",
    timeZone: "America/Santiago",
    name: "Clara Muñoz",
    mail: "clara@tienda.cl",
    password: "una clave bien larga",
  });
  const made = (await call("POST", "/connections", {
    channel: "whatsapp",
    name: "WhatsApp",
    whatsapp: { numberId: line.numberId, businessId: line.waba, displayNumber: line.displayNumber },
    token,
    appSecret,
  })) as { id: string; webhook: { url: string } };
  return {
    desk,
    graph,
    connection: made.id,
    now: () => clock,
    async step(ms) {
      const { now } = (await call("POST", "/test-clock", {
        to: new Date(clock.getTime() + ms).toISOString(),
      })) as { now: string };
      clock = new Date(now);
    },
    async says(from, body) {
      await graph.deliver(made.webhook.url, [textMessage(from, body, { at: clock })], { to: line });
    },
    call,
    async stop() {
      await desk.stop();
      await graph.stop();
    },
  };
}

/** Somebody who was invited, accepted, and is signed in on a page of their own. */
export async function invite(
  browser: Browser,
  company: Company,
  person: { name: string; mail: string; role: string },
): Promise<Page> {
  const { link } = (await company.call("POST", "/invitations", person)) as { link: string };
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel("Contraseña", { exact: true }).fill("otra clave bien larga");
  await page.getByRole("button", { name: "Aceptar y entrar" }).click();
  await expect(page).toHaveURL(/conversations|welcome/);
  return page;
}
