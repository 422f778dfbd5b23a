import { expect, type Page, test } from "@playwright/test";
import { template } from "../server/test/emulators/graph/templates.ts";
import { accessible } from "./support/accessible.ts";
import { type Company, openCompany } from "./support/company.ts";

const elena = { name: "Elena Rojas", phone: "56987654321", userId: "CL.1002" };
const hour = 3_600_000;

let company: Company;
let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  company = await openCompany(page);
  company.graph.state.templates.push(template("seguimiento", "Hola {{1}}, ¿seguimos con su solicitud?"));
  await company.call("POST", `/connections/${company.connection}/templates/sync`);
});
test.afterAll(async () => {
  await company.stop();
});

const dialog = () => page.getByRole("dialog");
const thread = () => page.getByRole("list", { name: "Mensajes" });

test("S1-14 S1-18 S2-14 S2-16 S2-22 S2-27 S2-29 S2-30 S2-31: from an arriving message to a finalised expired conversation", async () => {
  test.setTimeout(240_000);

  await test.step("a message lands in Global, unclassified", async () => {
    await page.goto(`${company.desk.url}/conversations?tab=queue`);
    await company.says(elena, "La impresora que les compré no enciende");
    await page.getByText("La impresora que les compré no enciende").first().click();
    await expect(page.getByRole("heading", { name: "Elena Rojas" }).first()).toBeVisible();
  });

  await test.step("classification: inbox, reason and oneself as owner in one dialog; the ticket comes by itself", async () => {
    await expect(page.getByRole("button", { name: "Clasificar…" }).first()).toBeVisible();
    await page.keyboard.press("m");
    await accessible(page);
    await dialog().getByRole("checkbox", { name: "Asignármela" }).click();
    await dialog().getByText("Fallas").click();
    await expect(dialog()).toBeHidden();
    await expect(page.getByText("#1").first()).toBeVisible();
  });

  await test.step("closing without a reply says everything that is missing, and how to mend it", async () => {
    await page.keyboard.press("e");
    await expect(dialog().getByText(/Falta responder: Elena Rojas escribió/)).toBeVisible();
    await accessible(page);
    await dialog().getByRole("button", { name: "Cerrar conversación" }).click();
    await expect(dialog().getByText(/Falta responder: Elena Rojas escribió/)).toBeVisible();
    await dialog().getByRole("button", { name: "Responder" }).click();
    await page
      .getByRole("textbox", { name: /Respuesta para/ })
      .fill("Hola Elena, enviamos un técnico mañana a las 10.");
    await page.getByRole("button", { name: "Enviar", exact: true }).click();
    await expect(thread().getByText("Enviado").first()).toBeVisible();
  });

  await test.step("an answered one closes with two keys, its ticket beside it; and it can be undone", async () => {
    await page.getByRole("heading", { name: "Elena Rojas" }).first().click();
    await page.locator("[data-shortcuts=thread]").focus();
    await page.keyboard.press("e");
    await expect(dialog().getByText(/Ticket #1/)).toBeVisible();
    await expect(dialog().getByText("Está todo. Enter la cierra.")).toBeVisible();
    await dialog().getByRole("button", { name: "Cerrar conversación" }).press("Enter");
    await expect(page.getByText("Conversación cerrada")).toBeVisible();
    await page.getByRole("button", { name: "Deshacer", exact: true }).click();
    await expect(page.getByText("Sigue abierta")).toBeVisible();
  });

  await test.step("the customer writes again and nobody answers for 24 h: it expires, with its ticket's number", async () => {
    await company.step(hour);
    await company.says(elena, "¿A qué hora llega el técnico?");
    await expect(thread().getByText("¿A qué hora llega el técnico?")).toBeVisible();
    await company.step(24 * hour + 60_000);
    await page.goto(`${company.desk.url}/conversations?tab=expired`);
    await expect(page.getByText("#1").first()).toBeVisible();
    await page.getByText("¿A qué hora llega el técnico?").first().click();
    await expect(page.getByText("Pasaron 24 h desde su último mensaje: solo plantilla.")).toBeVisible();
    await accessible(page);
  });

  await test.step("a template opens a new conversation with the same ticket; the old one can only be finalised", async () => {
    const old = page.url();
    await page.getByRole("button", { name: /seguimiento/ }).click();
    await page.getByLabel("Variable 1").fill("Elena");
    await page.getByRole("button", { name: "Enviar plantilla" }).click();
    await expect(page).not.toHaveURL(old);
    await expect(thread().getByText("Hola Elena, ¿seguimos con su solicitud?")).toBeVisible();
    await expect(page.getByText("#1").first()).toBeVisible();
    await expect.poll(() => company.graph.state.messages.length).toBe(2);
    await page.goto(old);
    await expect(page.getByText(/ya abrió una conversación nueva|se retomó/i).first()).toBeVisible();
  });

  await test.step("it is finalised with its record, and no exception is needed", async () => {
    await expect(page.getByRole("button", { name: "Finalizar…" }).first()).toBeVisible();
    await page.locator("[data-shortcuts=thread]").focus();
    await page.keyboard.press("e");
    await expect(dialog().getByText("Está todo. Enter la cierra.")).toBeVisible();
    await accessible(page);
    await dialog().getByRole("button", { name: "Finalizar" }).click();
    await expect(page.getByText("Conversación finalizada")).toBeVisible();
    await page.goto(`${company.desk.url}/conversations?tab=expired`);
    await expect(page.getByText("No hay conversaciones vencidas")).toBeVisible();
  });
});
