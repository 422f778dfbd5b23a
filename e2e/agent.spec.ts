import { expect, type Page, test } from "@playwright/test";
import { accessible } from "./support/accessible.ts";
import { type Company, invite, openCompany } from "./support/company.ts";

const diego = { name: "Diego Fuentes", phone: "56912345678", userId: "CL.1001" };
const elena = { name: "Elena Rojas", phone: "56987654321", userId: "CL.1002" };

let company: Company;
let ana: Page;
let member = "";
let inbox = { id: "", reason: "" };

test.beforeAll(async ({ browser }) => {
  const clara = await (await browser.newContext()).newPage();
  company = await openCompany(clara);
  ana = await invite(browser, company, { name: "Ana Rojas", mail: "ana@tienda.cl", role: "agent" });
  const { items: people } = (await company.call("GET", "/members")) as {
    items: { id: string; name: string }[];
  };
  member = people.find(({ name }) => name === "Ana Rojas")?.id ?? "";
  const { items } = (await company.call("GET", "/inboxes")) as {
    items: { id: string; name: string; reasons: { id: string }[] }[];
  };
  const ventas = items.find(({ name }) => name === "Ventas");
  inbox = { id: ventas?.id ?? "", reason: ventas?.reasons[0]?.id ?? "" };
});
test.afterAll(async () => {
  await company.stop();
});

/** A customer writes; Clara classifies it into Ventas and keeps it, or hands it to Ana. Answers the ticket's id. */
async function arrives(who: typeof diego, words: string, toAna: boolean): Promise<string> {
  await company.says(who, words);
  const find = async () => {
    const { items } = (await company.call("GET", "/conversations?tab=all")) as {
      items: { id: string; contact: { name: string }; ticket: { id: string } | null }[];
    };
    return items.find(({ contact }) => contact.name === who.name);
  };
  await expect.poll(find).toBeTruthy();
  const path = `/conversations/${(await find())?.id}`;
  await company.call("PUT", `${path}/inbox`, { inboxId: inbox.id, reasonId: inbox.reason, assignToMe: true });
  if (toAna) await company.call("POST", `${path}/transfer`, { memberId: member });
  await company.step(0);
  return (await find())?.ticket?.id ?? "";
}

const column = (name: string) => ana.getByRole("region", { name: new RegExp(`^${name}`) });
const work = (name: string) =>
  ana.getByRole("navigation", { name: "Mi trabajo" }).getByRole("button", { name });

test("S0-1 S0-2 S0-6 S0-7 S0-9 S0-12 S0-18 S0-21 S0-24: an agent's way through the funnel", async () => {
  test.setTimeout(180_000);
  const hers =
    await test.step("a ticket that becomes hers is on her board at once, and nobody else's", async () => {
      await ana.goto(`${company.desk.url}/funnels`);
      await expect(ana.getByRole("heading", { name: "Ventas" })).toBeVisible();
      const other = await arrives(elena, "Necesito factura", false);
      const ticket = await arrives(diego, "¿Cuánto cuesta el plan anual?", true);
      await expect(column("Nuevo").getByRole("link", { name: "Diego Fuentes" })).toBeVisible();
      await expect(ana.getByText("Elena Rojas")).toBeHidden();
      await expect(work("Nuevos")).toContainText("1");
      await expect(work("Sin responder")).toContainText("1");
      await accessible(ana);
      await ana.goto(`${company.desk.url}/tickets/${other}`);
      await expect(ana.getByText("Ya no ves este ticket")).toBeVisible();
      return ticket;
    });

  await test.step("nothing of the configuration is there for her", async () => {
    await ana.goto(`${company.desk.url}/settings`);
    await expect(ana.getByRole("heading", { name: "Mi perfil" })).toBeVisible();
    await expect(ana.getByRole("link", { name: "Configuraciones" })).toHaveCount(0);
    for (const name of ["Embudos", "Campos"])
      await expect(ana.getByRole("main").getByRole("link", { name })).toHaveCount(0);
    await ana.goto(`${company.desk.url}/funnels`);
    await expect(column("Nuevo").getByRole("link", { name: "Diego Fuentes" })).toBeVisible();
    await ana.getByRole("button", { name: "Opciones de Nuevo" }).click();
    await expect(ana.getByRole("menuitem", { name: "Seleccionar todos" })).toBeVisible();
    await expect(ana.getByRole("menuitem", { name: "Configuraciones" })).toHaveCount(0);
    await ana.keyboard.press("Escape");
  });

  await test.step("she opens it and types: the answer reaches the customer, and her counters follow", async () => {
    await column("Nuevo").getByRole("link", { name: "Diego Fuentes" }).click();
    await expect(ana.getByText("Etapa humana").first()).toBeVisible();
    await expect(ana.getByRole("textbox", { name: /Respuesta para Diego Fuentes/ })).toBeFocused();
    await ana.keyboard.type("Cuesta 120.000 pesos al año.");
    await ana.getByRole("button", { name: "Enviar", exact: true }).click();
    await expect.poll(() => company.graph.state.messages.length).toBe(1);
    await accessible(ana);
    await ana.getByRole("button", { name: "Volver" }).click();
    await expect(work("Nuevos")).toContainText("0");
    await expect(work("Sin responder")).toContainText("0");
  });

  await test.step("quoted: to Pendiente de respuesta, past a stage in between; not interested: to Perdido", async () => {
    const menu = () => ana.getByRole("button", { name: /Acciones del ticket/ }).click();
    const to = async (stage: string) => {
      await menu();
      await ana.getByRole("menuitem", { name: "Mover a…" }).click();
      await ana.getByRole("dialog").getByText(stage, { exact: true }).click();
      await expect(column(stage).getByRole("link", { name: "Diego Fuentes" })).toBeVisible();
    };
    await to("Pendiente de respuesta");
    await to("Perdido");
    await expect(column("Perdido").getByRole("article").getByText("Perdido").first()).toBeVisible();
  });

  await test.step("at the end of the cycle she closes it, and reads it afterwards", async () => {
    await column("Perdido").getByRole("link", { name: "Diego Fuentes" }).click();
    await ana.getByRole("switch", { name: "Cierre de ticket" }).click();
    await ana.getByRole("button", { name: "Guardar", exact: true }).click();
    await expect(ana.getByText(/Archivado el/).first()).toBeVisible();
    await expect(ana.getByText("Cuesta 120.000 pesos al año.")).toBeVisible();
    await ana.goto(`${company.desk.url}/funnels`);
    await expect(ana.getByText("Este embudo está vacío")).toBeVisible();
  });

  await test.step("the customer writes again: another ticket, clean, and the one before within reach", async () => {
    await company.step(3_600_000);
    const again = await arrives(diego, "Hola, lo pensé mejor", true);
    expect(again).not.toBe(hers);
    await ana.goto(`${company.desk.url}/tickets/${again}`);
    await expect(ana.getByText("Ventas › Nuevo").first()).toBeVisible();
    const cycles = ana.getByRole("region", { name: "Ciclos" }).or(ana.getByRole("complementary"));
    await cycles
      .first()
      .getByRole("link", { name: /Cuánto cuesta el plan anual|#1|#2/ })
      .first()
      .click();
    await expect(ana.getByText("Solo lectura: todo lo que se dijo queda aquí.")).toBeVisible();
    await company.step(25 * 3_600_000);
    await ana.goto(`${company.desk.url}/tickets/${again}`);
    await expect(ana.getByText(/solo plantilla/)).toBeVisible();
    await accessible(ana);
  });
});
