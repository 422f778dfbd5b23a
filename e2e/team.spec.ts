import { expect, type Page, test } from "@playwright/test";
import { type Company, invite, openCompany } from "./support/company.ts";

const diego = { name: "Diego Fuentes", phone: "56912345678", userId: "CL.1001" };
const elena = { name: "Elena Rojas", phone: "56987654321", userId: "CL.1002" };

let company: Company;
let clara: Page;
let ana: Page;

test.beforeAll(async ({ browser }) => {
  clara = await (await browser.newContext()).newPage();
  company = await openCompany(clara);
  ana = await invite(browser, company, { name: "Ana Rojas", mail: "ana@tienda.cl", role: "agent" });
});
test.afterAll(async () => {
  await company.stop();
});

/** Changes an inbox's rules as the page of its policy does. */
async function rule(inbox: string, change: object): Promise<void> {
  const { items } = (await company.call("GET", "/inboxes")) as { items: { id: string; name: string }[] };
  const id = items.find(({ name }) => name === inbox)?.id;
  const { version, policy } = (await company.call("GET", `/inboxes/${id}/policy`)) as {
    version: number;
    policy: object;
  };
  await company.call("PUT", `/inboxes/${id}/policy`, { version, policy: { ...policy, ...change } });
}

test("S2-5 S1-27 S1-60 S2-9: handed out by itself, worked on, and handed on with its comment", async () => {
  test.setTimeout(180_000);

  await test.step("distribution is on and only Ana is available: the customer is hers at once", async () => {
    await company.call("PATCH", "/me", { available: false });
    await rule("Global", { distribution: "round_robin" });
    await ana.goto(`${company.desk.url}/conversations?tab=mine`);
    await expect(ana.getByText("No tienes conversaciones")).toBeVisible();
    await company.says(diego, "Quiero una cotización de 20 sillas");
    await expect(ana.getByText("Quiero una cotización de 20 sillas").first()).toBeVisible();
  });

  await test.step("she classifies it and answers", async () => {
    await ana.getByText("Quiero una cotización de 20 sillas").first().click();
    await expect(ana.getByRole("button", { name: "Clasificar…" }).first()).toBeVisible();
    await ana.locator("[data-shortcuts=thread]").focus();
    await ana.keyboard.press("m");
    await ana.getByRole("dialog").getByText("Cotizaciones").click();
    await expect(ana.getByRole("dialog")).toBeHidden();
    await ana.getByRole("textbox", { name: /Respuesta para/ }).fill("Hola Diego, preparo la cotización.");
    await ana.getByRole("button", { name: "Enviar", exact: true }).click();
    await expect(ana.getByText("Enviado").first()).toBeVisible();
  });

  await test.step("handing it on asks for what was done and what comes next, in the same act", async () => {
    await ana.locator("[data-shortcuts=thread]").focus();
    await ana.keyboard.press("t");
    const dialog = ana.getByRole("dialog", { name: /Transferir/ });
    await dialog.getByText("Clara Muñoz").click();
    const act = dialog.getByRole("button", { name: /^Transferir/ });
    await act.click();
    if (await dialog.getByRole("button", { name: /de todos modos/ }).isVisible()) await act.click();
    await dialog
      .getByRole("textbox", { name: /Comentario/ })
      .fill("Pidió 20 sillas de oficina con despacho a Maipú; falta confirmar el descuento.");
    await dialog.getByLabel(/Próximo paso/).fill("Enviar la cotización con el descuento");
    await dialog.getByRole("button", { name: /^Transferir/ }).click();
    await expect(dialog).toBeHidden();
    await clara.goto(`${company.desk.url}/conversations?tab=mine`);
    await clara.getByText("Diego Fuentes").first().click();
    await expect(clara.getByText(/Pidió 20 sillas de oficina/).first()).toBeVisible();
    await expect(clara.getByText(/Enviar la cotización con el descuento/).first()).toBeVisible();
  });
});

test("S1-22 S1-24: an agent asks for authorisation, and it stays open until a supervisor says yes", async () => {
  test.setTimeout(120_000);
  await company.says(elena, "¿Me pueden llamar?");
  await ana.goto(`${company.desk.url}/conversations?tab=mine`);
  await ana.getByText("¿Me pueden llamar?").first().click();
  await expect(ana.getByRole("button", { name: "Cerrar…" })).toBeVisible();
  await ana.locator("[data-shortcuts=thread]").focus();
  await ana.keyboard.press("e");
  const dialog = ana.getByRole("dialog", { name: /Cerrar la conversación/ });
  await dialog.getByRole("combobox", { name: "Motivo de contacto" }).click();
  await ana.getByRole("option", { name: /Leads/ }).click();
  await dialog.getByRole("button", { name: "Pedir autorización" }).click();
  const why = ana.getByRole("dialog", { name: "Pedir autorización" });
  await why.getByRole("textbox").fill("Pidió hablar con la oficina central, que ya la llamó.");
  await why.getByRole("button", { name: "Enviar" }).click();
  await expect(ana.getByText(/Pedido enviado/)).toBeVisible();

  await clara.goto(`${company.desk.url}/approvals`);
  await expect(clara.getByText(/Ana Rojas pide cerrar .*Elena Rojas/)).toBeVisible();
  await clara.getByRole("button", { name: "Autorizar y cerrar" }).click();
  const decide = clara.getByRole("dialog", { name: "Autorizar y cerrar" });
  await decide.getByRole("textbox").fill("La oficina central confirmó la llamada.");
  await decide.getByRole("button", { name: "Autorizar y cerrar" }).click();
  await expect(clara.getByText("Nada espera tu decisión")).toBeVisible();
  await expect(ana.getByText("Cerrada").first()).toBeVisible();
});
