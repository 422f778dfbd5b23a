import { expect, type Page, test } from "@playwright/test";
import { accessible } from "./support/accessible.ts";
import { type Company, openCompany } from "./support/company.ts";

const hour = 3_600_000;
const day = 24 * hour;

let company: Company;
let page: Page;
/** Ids by name, of Ventas. */
const stages = new Map<string, string>();
let funnel = "";
let inbox = { id: "", reason: "" };

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ locale: "es-CL", timezoneId: "America/Santiago" })).newPage();
  company = await openCompany(page);
  const funnels = (await company.call("GET", "/funnels")) as {
    items: { id: string; name: string; stages: { id: string; name: string }[] }[];
  };
  const sales = funnels.items.find(({ name }) => name === "Ventas");
  funnel = sales?.id ?? "";
  for (const { id, name } of sales?.stages ?? []) stages.set(name, id);
  const inboxes = (await company.call("GET", "/inboxes")) as {
    items: { id: string; name: string; reasons: { id: string }[] }[];
  };
  const ventas = inboxes.items.find(({ name }) => name === "Ventas");
  inbox = { id: ventas?.id ?? "", reason: ventas?.reasons[0]?.id ?? "" };
});
test.afterAll(async () => {
  await company.stop();
});

const dialog = () => page.getByRole("dialog");
const column = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });
const card = (name: string) => page.getByRole("article").filter({ hasText: name });
const cardIn = (stage: string, name: string) => column(stage).getByRole("link", { name });
const atBoard = () => page.goto(`${company.desk.url}/funnels/${funnel}`);

const numbers = new Map<string, number>();
/** Writes, is classified into Ventas, taken by Clara and answered: their ticket is in Nuevo. */
async function customer(name: string): Promise<{ name: string; conversation: string; ticket: string }> {
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  const who = { name, phone: `5698765000${number}`, userId: `CL.200${number}` };
  await company.says(who, "Hola, quiero una cotización");
  const find = async () => {
    const list = (await company.call("GET", "/conversations?tab=all")) as {
      items: { id: string; contact: { name: string }; ticket: { id: string } | null }[];
    };
    return list.items.find(({ contact }) => contact.name === name);
  };
  await expect.poll(find).toBeTruthy();
  const conversation = (await find())?.id ?? "";
  const body = { inboxId: inbox.id, reasonId: inbox.reason, assignToMe: true };
  await company.call("PUT", `/conversations/${conversation}/inbox`, body);
  await company.call("POST", `/conversations/${conversation}/messages`, { text: "Le cotizamos hoy mismo." });
  await company.step(0);
  return { name, conversation, ticket: (await find())?.ticket?.id ?? "" };
}
const ticketOf = async (id: string) =>
  (await company.call("GET", `/tickets/${id}`)) as {
    state: string;
    resolution: string;
    resolvedBy: string | null;
    stage: { name: string };
  };

/** Etapa → Configuraciones → Acciones automáticas → Resolución: the path of the manual, from the board. */
async function toResolution(stage: string): Promise<void> {
  await atBoard();
  await page.getByRole("button", { name: `Opciones de ${stage}` }).click();
  await page.getByRole("menuitem", { name: "Configuraciones" }).click();
  await page.getByRole("tab", { name: "Acciones automáticas" }).click();
  await expect(page.getByRole("heading", { name: "Resolución (Ganado/Perdido)" })).toBeVisible();
}

interface RuleGiven {
  activation: string;
  mark: "Ganado" | "Perdido";
  archive: boolean;
  more?: () => Promise<void>;
}
/** One form for every way; nothing of it is chosen beforehand. */
async function automate(stage: string, { activation, mark, archive, more }: RuleGiven): Promise<void> {
  await toResolution(stage);
  if (await page.getByRole("button", { name: "Nueva acción" }).isVisible())
    await page.getByRole("button", { name: "Nueva acción" }).click();
  await page.getByRole("radio", { name: activation }).click();
  await page.getByRole("button", { name: "Guardar acción" }).click();
  await expect(page.getByText("Elige Ganado o Perdido.")).toBeVisible();
  await expect(page.getByText("Elige si solo marca o también archiva.")).toBeVisible();
  await page.getByRole("radio", { name: mark }).click();
  await page.getByRole("radio", { name: archive ? "Marcar y archivar" : "Solo marcar" }).click();
  await more?.();
  if (archive) await expect(page.getByRole("combobox", { name: /Etapa de retorno/ })).toContainText("Nuevo");
  await page.getByRole("button", { name: "Guardar acción" }).click();
  await expect(page.getByText("Acción guardada")).toBeVisible();
}

/** With the mouse, as a hand does it: pressed, moved away, over the column, let go. */
async function drag(name: string, to: string): Promise<void> {
  const from = await card(name).boundingBox();
  const target = await column(to).boundingBox();
  if (!from || !target) throw new Error(`no ${name} or no ${to}`);
  await page.mouse.move(from.x + 60, from.y + 45);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 60, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + 200, { steps: 12 });
  await page.mouse.up();
}

test("S4-7 S4-8 S4-14 S4-20: the five ways a ticket ends, and the exit, by the test clock", async () => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1900, height: 900 });

  const diego = await test.step("S4-1: a customer's ticket is on the board without a reload", async () => {
    await page.goto(company.desk.url);
    await page.getByRole("link", { name: "Embudos" }).first().click();
    await expect(page.getByRole("heading", { name: "Ventas" })).toBeVisible();
    await accessible(page);
    const one = await customer("Diego Fuentes");
    await expect(cardIn("Nuevo", "Diego Fuentes")).toBeVisible();
    return one;
  });

  await test.step("1 · S4-9 on entry, by the manual's path: dragged by mouse it is won, archived, and off the board", async () => {
    await automate("Cotizado", {
      activation: "Cuando un contacto entre a una etapa",
      mark: "Ganado",
      archive: true,
    });
    await accessible(page);
    await atBoard();
    await drag("Diego Fuentes", "Cotizado");
    await expect(card("Diego Fuentes")).toBeHidden();
    expect(await ticketOf(diego.ticket)).toMatchObject({
      state: "archived",
      resolution: "won",
      resolvedBy: "entry",
    });
    await page.goto(`${company.desk.url}/tickets/${diego.ticket}`);
    await expect(page.getByText(/Archivado el/).first()).toBeVisible();
    await expect(page.getByText("Regla al entrar").first()).toBeVisible();
    await expect(page.getByText("Le cotizamos hoy mismo.")).toBeVisible();
    await accessible(page);
  });

  await test.step("S4-28: who writes again begins a clean ticket", async () => {
    await company.step(hour);
    const again = await customer("Diego Fuentes");
    expect(again.ticket).not.toBe(diego.ticket);
    expect(await ticketOf(again.ticket)).toMatchObject({ resolution: "none", stage: { name: "Nuevo" } });
    await page.goto(`${company.desk.url}/tickets/${again.ticket}`);
    await expect(page.getByRole("heading", { name: "Ciclos" })).toBeVisible();
    await expect(page.getByText("#1").first()).toBeVisible();
    // By hand, S4-22: marked and still on the board.
    await page.getByRole("radio", { name: "Perdido" }).click();
    await page.getByRole("button", { name: "Guardar", exact: true }).click();
    await expect.poll(async () => (await ticketOf(again.ticket)).resolution).toBe("lost");
    expect((await ticketOf(again.ticket)).state).toBe("open");
    // The page has its answer, too: what is chosen from here on is of the next act.
    await expect(page.getByText("Marcado perdido").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Guardar", exact: true })).toBeDisabled();
  });

  await test.step("4 · S4-21 by hand: right panel, Información del ticket, switch, return stage, Guardar", async () => {
    await page.getByRole("switch", { name: "Cierre de ticket" }).click();
    await expect(page.getByRole("combobox", { name: /Etapa de retorno/ })).toContainText("Nuevo");
    await accessible(page);
    await page.getByRole("button", { name: "Guardar", exact: true }).click();
    await expect(page.getByText(/Archivado el/).first()).toBeVisible();
  });

  await test.step("2 · S4-15 after a time: the rule says whom it would touch, and fires at 48 h", async () => {
    const elena = await customer("Elena Rojas");
    await automate("En conversación", {
      activation: "Tiempo",
      mark: "Perdido",
      archive: true,
      more: async () => {
        await page.getByRole("radio", { name: "Sin respuesta del cliente" }).click();
        await expect(page.getByText("Hoy no afectaría a ningún ticket")).toBeVisible();
      },
    });
    await atBoard();
    await page.getByRole("link", { name: "Elena Rojas" }).focus();
    await page.keyboard.press("Space");
    await expect(page.getByText("Sobre Nuevo.")).toBeAttached();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByText("Sobre En conversación.")).toBeAttached();
    await page.keyboard.press("Space");
    await expect(cardIn("En conversación", "Elena Rojas")).toBeVisible();
    await page.goto(`${company.desk.url}/tickets/${elena.ticket}`);
    await expect(page.getByText(/Pasará a perdido y se archivará/)).toBeVisible();
    await company.step(47 * hour);
    expect((await ticketOf(elena.ticket)).state).toBe("open");
    await company.step(hour + 60_000);
    expect(await ticketOf(elena.ticket)).toMatchObject({
      state: "archived",
      resolution: "lost",
      resolvedBy: "time",
    });
  });

  await test.step("3 · S4-18 periodically: every Monday at 9, whatever the customers do", async () => {
    const mateo = await customer("Mateo Silva");
    await automate("Pendiente de respuesta", {
      activation: "Periódicamente",
      mark: "Perdido",
      archive: false,
      more: async () => {
        await page
          .getByRole("button", { name: "lunes" })
          .or(page.getByRole("checkbox", { name: "lunes" }))
          .click();
        await page.getByLabel("Hora", { exact: true }).fill("09:00");
        await expect(page.getByText(/Próxima vez: .*lunes.*9:00|Próxima vez: .*lunes.*09:00/)).toBeVisible();
      },
    });
    await atBoard();
    await drag("Mateo Silva", "Pendiente de respuesta");
    await expect(cardIn("Pendiente de respuesta", "Mateo Silva")).toBeVisible();
    await company.step(7 * day);
    await expect(card("Mateo Silva").getByText("Perdido").first()).toBeVisible();
    expect(await ticketOf(mateo.ticket)).toMatchObject({
      state: "open",
      resolution: "lost",
      resolvedBy: "periodic",
    });
  });

  await test.step("5 · S4-23 S4-24 S4-27 by type: Configuraciones, at the bottom Cambiar tipo de etapa", async () => {
    const josefa = await customer("Josefa Pérez");
    await atBoard();
    await page.getByRole("button", { name: "Opciones de Pendiente de respuesta" }).click();
    await page.getByRole("menuitem", { name: "Configuraciones" }).click();
    await page.getByRole("tab", { name: "General" }).click();
    await expect(page.getByRole("heading", { name: "Cambiar tipo de etapa" })).toBeVisible();
    await page.getByRole("radio", { name: "Etapa Ganada" }).click();
    await page.getByRole("button", { name: "Guardar", exact: true }).click();
    await expect(page.getByText("Etapa guardada")).toBeVisible();
    await atBoard();
    await expect(column("Pendiente de respuesta").getByText("Ganado").first()).toBeVisible();
    await page
      .getByRole("button", { name: /Acciones del ticket/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Mover a…" }).click();
    await accessible(page);
    await dialog().getByText("Pendiente de respuesta").click();
    await expect.poll(async () => (await ticketOf(josefa.ticket)).resolution).toBe("won");
    expect(await ticketOf(josefa.ticket)).toMatchObject({ state: "open", resolvedBy: "stage_type" });
  });

  await test.step("S4-5 on exit: leaving the stage is the milestone", async () => {
    const camila = await customer("Camila Torres");
    await automate("Nuevo", {
      activation: "Cuando un contacto salga de una etapa",
      mark: "Ganado",
      archive: false,
    });
    await atBoard();
    await drag("Camila Torres", "En conversación");
    await expect(cardIn("En conversación", "Camila Torres")).toBeVisible();
    await expect.poll(async () => (await ticketOf(camila.ticket)).resolvedBy).toBe("exit");
  });

  await test.step("S4-14: a rule is listed, edited and switched off", async () => {
    await toResolution("En conversación");
    await expect(
      page.getByText(/^Tras 2 días sin respuesta del cliente: marcar perdido y archivar/),
    ).toBeVisible();
    await page
      .getByRole("button", { name: /^Editar/ })
      .first()
      .click();
    await page.getByRole("radio", { name: "Solo marcar" }).click();
    await page.getByRole("button", { name: "Guardar acción" }).click();
    await expect(page.getByText(/^Tras 2 días sin respuesta del cliente: marcar perdido$/)).toBeVisible();
    await page
      .getByRole("switch", { name: /Activa/ })
      .first()
      .click();
    await expect(page.getByText("Inactiva").first()).toBeVisible();
  });
});
