import { expect, type Page, test } from "@playwright/test";
import { textMessage } from "../server/test/emulators/graph/builders.ts";
import { type Graph, startGraph } from "../server/test/emulators/graph/graph.ts";
import { accessible } from "./support/accessible.ts";
import { type Program, startForeignPage, startProgram } from "./support/program.ts";

const appSecret = "0123456789abcdef0123456789abcdef";
const token = "EAA-una-credencial-de-prueba";
const diego = { name: "Diego Fuentes", phone: "56912345678", userId: "CL.1001" };

let graph: Graph;
let desk: Program;
let shop: Program | undefined;

test.beforeAll(async () => {
  graph = await startGraph({ appSecret, token });
  desk = await startProgram({ RELEVO_GRAPH_URL: graph.url });
});
test.afterAll(async () => {
  await shop?.stop();
  await desk.stop();
  await graph.stop();
});

test("the main job: a customer writes, a person answers, both see it live", async ({ browser }) => {
  test.setTimeout(180_000);
  const context = await browser.newContext();
  const agent = await context.newPage();

  await test.step("an empty desk is set up", async () => {
    await agent.goto(desk.url);
    await agent.getByLabel("Nombre de la empresa").fill("La Tienda");
    await agent.getByLabel("Tu nombre").fill("Clara Muñoz");
    await agent.getByLabel("Correo").fill("clara@tienda.cl");
    await agent.getByLabel("Contraseña", { exact: true }).fill("una clave bien larga");
    await accessible(agent);
    await agent.getByRole("button", { name: "Crear la cuenta" }).click();
    await expect(agent.getByRole("heading", { name: /Listo, Clara/ })).toBeVisible();
  });

  await test.step("the chat is put on a page of somebody else's site", async () => {
    await agent.getByRole("link", { name: /Poner el chat en mi página/ }).click();
    await agent.getByRole("button", { name: "Crear el chat" }).click();
    const snippet = await copyable(agent, "Línea de HTML");
    expect(snippet).toMatch(
      /^<script async src="[^"]+\/widget\/relevo\.js" data-key="[^"]+"[^>]*><\/script>$/,
    );
    shop = await startForeignPage(desk.url, snippet);
  });

  let hook = "";
  await test.step("a WhatsApp number is connected and Meta verifies the webhook", async () => {
    await agent.goto(`${desk.url}/settings/connections/new/whatsapp`);
    await agent.getByLabel("Identificador del número de teléfono").fill("106540352242922");
    await agent.getByLabel("Identificador de la cuenta de WhatsApp Business").fill("102290129340398");
    await agent.getByLabel("Token de acceso").fill(token);
    await agent.getByLabel("Clave secreta de la app").fill(appSecret);
    await agent.getByRole("button", { name: "Conectar el número" }).click();
    hook = await copyable(agent, "URL de devolución de llamada");
    const verifyToken = await copyable(agent, "Token de verificación");
    expect((await graph.handshake(hook, verifyToken)).status).toBe(200);
    await agent.reload();
    await expect(agent.getByText("Meta ya llamó a tu webhook")).toBeVisible();
  });

  const visitor = await (await browser.newContext()).newPage();
  const frame = visitor.frameLocator("iframe");
  await test.step("a visitor writes in the widget; a customer writes on WhatsApp; the agent sees both live", async () => {
    await agent.goto(`${desk.url}/conversations?tab=queue`);
    await expect(agent.getByText("No hay nadie esperando")).toBeVisible();
    await visitor.goto(shop?.url ?? "");
    await visitor.getByRole("button", { name: "Abrir el chat" }).click();
    await frame.getByLabel("Escribe un mensaje").fill("Hola, ¿tienen despacho a Valparaíso?");
    await frame.getByLabel("Escribe un mensaje").press("Enter");
    await expect(agent.getByText("Hola, ¿tienen despacho a Valparaíso?").first()).toBeVisible();
    const line = { waba: "102290129340398", numberId: "106540352242922", displayNumber: "56955551234" };
    await graph.deliver(hook, [textMessage(diego, "Buenas, quiero cotizar 20 sillas")], { to: line });
    await expect(agent.getByText("Buenas, quiero cotizar 20 sillas").first()).toBeVisible();
    await accessible(agent);
  });

  await test.step("the agent attends the visitor, comments, answers; the visitor reads the answer and never the comment", async () => {
    await agent.getByText("Hola, ¿tienen despacho a Valparaíso?").first().click();
    await agent.getByRole("button", { name: "Atender", exact: true }).first().click();
    const mode = agent.getByRole("group", { name: "Qué vas a escribir" });
    await mode.getByRole("button", { name: "Comentario interno" }).click();
    await agent
      .getByRole("textbox", { name: /Comentario interno/ })
      .fill("Ojo: pregunta por despacho, revisar tarifa");
    await agent.getByRole("button", { name: "Guardar comentario" }).click();
    await mode.getByRole("button", { name: "Responder" }).click();
    await agent
      .getByRole("textbox", { name: /Respuesta para/ })
      .fill("¡Hola! Sí, llegamos a Valparaíso en 48 horas.");
    await agent.getByRole("button", { name: "Enviar", exact: true }).click();
    await expect(frame.getByText("¡Hola! Sí, llegamos a Valparaíso en 48 horas.")).toBeVisible();
    await expect(frame.getByText(/Ojo: pregunta por despacho/)).toHaveCount(0);
    await expect(agent.getByText("Leído").first()).toBeVisible();
    await accessible(agent);
  });

  await test.step("the visitor's chat survives a reload", async () => {
    await visitor.reload();
    await visitor.getByRole("button", { name: /Abrir el chat|Cerrar el chat/ }).waitFor();
    if ((await frame.getByLabel("Escribe un mensaje").count()) === 0)
      await visitor.getByRole("button", { name: /Abrir el chat/ }).click();
    await expect(frame.getByText("¡Hola! Sí, llegamos a Valparaíso en 48 horas.")).toBeVisible();
  });

  await test.step("the WhatsApp customer is answered, and the statuses move", async () => {
    await agent.goto(`${desk.url}/conversations?tab=queue`);
    await agent.getByText("Buenas, quiero cotizar 20 sillas").first().click();
    await agent.getByRole("textbox", { name: /Respuesta para/ }).fill("¡Claro! ¿De qué color las necesita?");
    await agent.getByRole("button", { name: "Enviar", exact: true }).click();
    await expect.poll(() => graph.state.messages.length).toBe(1);
    const [accepted] = graph.state.messages;
    if (!accepted) throw new Error("nothing reached the channel");
    expect(accepted.payload).toMatchObject({ text: { body: "¡Claro! ¿De qué color las necesita?" } });
    const thread = agent.getByRole("list", { name: "Mensajes" });
    await expect(thread.getByText("Enviado").first()).toBeVisible();
    await graph.deliverStatuses(hook, accepted, ["delivered"]);
    await expect(thread.getByText("Entregado").first()).toBeVisible();
    await graph.deliverStatuses(hook, accepted, ["read"]);
    await expect(thread.getByText("Leído").first()).toBeVisible();
  });

  await test.step("the agent hands the conversation to a colleague who has just joined", async () => {
    await agent.goto(`${desk.url}/settings/people`);
    await agent
      .getByRole("button", { name: /Invitar/ })
      .first()
      .click();
    const dialog = agent.getByRole("dialog");
    await dialog.getByLabel("Nombre").fill("Ana Rojas");
    await dialog.getByLabel("Correo").fill("ana@tienda.cl");
    await dialog.getByRole("button", { name: /Crear|Invitar/ }).click();
    const link = await copyable(agent, /Enlace/);
    const ana = await (await browser.newContext()).newPage();
    await ana.goto(link);
    await ana.getByLabel("Contraseña", { exact: true }).fill("otra clave bien larga");
    await ana.getByRole("button", { name: "Aceptar y entrar" }).click();
    await expect(ana).toHaveURL(/conversations|welcome/);
    await agent.goto(`${desk.url}/conversations?tab=mine`);
    await agent.getByText("¡Claro! ¿De qué color las necesita?").first().click();
    await agent
      .getByRole("button", { name: /Transferir/ })
      .first()
      .click();
    await agent.getByRole("dialog").getByText("Ana Rojas").click();
    await agent
      .getByRole("dialog")
      .getByRole("button", { name: /^Transferir/ })
      .click();
    await expect(ana.getByText("Diego Fuentes").first()).toBeVisible();
  });
});

/** What a field offers to copy. */
async function copyable(page: Page, label: string | RegExp): Promise<string> {
  const name = typeof label === "string" ? `Copiar: ${label}` : label;
  const button = page.getByRole("button", { name }).first();
  return ((await button.locator("xpath=..").locator("code").textContent()) ?? "").trim();
}
