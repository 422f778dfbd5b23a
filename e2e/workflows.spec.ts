import { expect, type Locator, type Page, test } from "@playwright/test";
import { accessible } from "./support/accessible.ts";
import { type Company, invite, openCompany } from "./support/company.ts";

const second = 1000;
const minute = 60 * second;

const nora = { name: "Nora Vidal", phone: "56911110000", userId: "CL.3000" };
const diego = { name: "Diego Fuentes", phone: "56911110001", userId: "CL.3001" };
const elena = { name: "Elena Rojas", phone: "56911110002", userId: "CL.3002" };

let company: Company;
let clara: Page;
let ana: Page;
let bruno: Page;

test.beforeAll(async ({ browser }) => {
  clara = await (await browser.newContext({ locale: "es-CL", timezoneId: "America/Santiago" })).newPage();
  company = await openCompany(clara);
  ana = await invite(browser, company, { name: "Ana Soto", mail: "ana@tienda.cl", role: "agent" });
  bruno = await invite(browser, company, { name: "Bruno Díaz", mail: "bruno@tienda.cl", role: "agent" });
  const absent = await invite(browser, company, {
    name: "Aarón Paz",
    mail: "aaron@tienda.cl",
    role: "agent",
  });
  await absent.close();
  const members = (await company.call("GET", "/members")) as { items: { id: string; name: string }[] };
  const ids = members.items
    .filter(({ name }) => ["Bruno Díaz", "Aarón Paz"].includes(name))
    .map(({ id }) => id);
  const inboxes = (await company.call("GET", "/inboxes")) as { items: { id: string }[] };
  const inboxIds = inboxes.items.map(({ id }) => id);
  await company.call("POST", "/groups", { name: "Segundo turno", memberIds: ids, inboxIds });
});
test.afterAll(async () => {
  await company.stop();
});

const panel = () => clara.getByRole("complementary", { name: "Ajustes del paso" });
const card = (name: RegExp) => clara.getByRole("button", { name });
/** Chooses from a list that opens, by hand. */
async function choose(control: Locator, option: string): Promise<void> {
  await control.click();
  await clara.getByRole("option", { name: option }).first().click();
}
const field = (within: Locator, label: string) => within.getByRole("combobox", { name: label, exact: true });

/** "+" after something, and a step from the dialog; its settings are there afterwards. */
async function add(after: string, step: string): Promise<void> {
  await clara.getByRole("button", { name: `Añadir paso después de ${after}`, exact: true }).click();
  const dialog = clara.getByRole("dialog", { name: "Añadir un paso" });
  await dialog.getByRole("combobox", { name: "Buscar paso" }).fill(step);
  await clara.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(panel().getByRole("heading", { name: step, exact: true })).toBeVisible();
}

const conversationOf = async (name: string) => {
  const list = (await company.call("GET", "/conversations?tab=all")) as {
    items: { id: string; contact: { name: string }; owner: { name: string } | null }[];
  };
  return list.items.find(({ contact }) => contact.name === name);
};
const ownerOf = async (name: string) => (await conversationOf(name))?.owner?.name ?? null;

test("S3-1 S3-5 S3-6 S3-7 S3-11 S3-13 S3-18 S3-27: the quick transfer of the document, built by hand", async () => {
  test.setTimeout(300_000);

  await test.step("a new workflow, empty", async () => {
    await clara.goto(company.desk.url);
    await clara.getByRole("link", { name: "Flujos de trabajo" }).first().click();
    await clara
      .getByRole("button", { name: /Nuevo flujo|Empezar de cero/ })
      .first()
      .click();
    const dialog = clara.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Vacío" }).click();
    await dialog.getByLabel("Nombre", { exact: true }).fill("Transferir si nadie responde");
    await dialog.getByRole("button", { name: "Crear", exact: true }).click();
    await expect(clara.getByText("Borrador", { exact: true })).toBeVisible();
    await accessible(clara);
  });

  await test.step("1 · Disparador: Conversación abierta; Categoría: Fuente, es igual a, Contacto", async () => {
    await card(/^Disparador/).click();
    await choose(field(panel(), "Disparador"), "Conversación abierta");
    await panel().getByRole("button", { name: "Añadir condición" }).click();
    const condition = panel().getByRole("group", { name: "Condición" });
    await choose(field(condition, "Categoría"), "Fuente");
    await choose(field(condition, "Operador"), "es igual a");
    await choose(field(condition, "Seleccionar"), "Contacto");
    await expect(card(/^Disparador, Conversación abierta, Fuente es igual a Contacto/)).toBeVisible();
  });

  await test.step("2 · Asignar a a specific agent", async () => {
    await add("Disparador", "Asignar a");
    await choose(field(panel(), "Asignar a"), "Una persona");
    await choose(field(panel(), "Persona"), "Ana Soto");
    await expect(card(/^1\. Asignar a, Ana Soto/)).toBeVisible();
  });

  await test.step("3 · Esperar 15 minutes; how long is written as one likes", async () => {
    await add("Asignar a", "Esperar");
    const amount = panel().getByRole("textbox", { name: "Duración" });
    await expect(amount).toHaveValue("15");
    await amount.fill("20");
    await expect(card(/^2\. Esperar, 20 minutos/)).toBeVisible();
    await amount.fill("15");
    await expect(card(/^2\. Esperar, 15 minutos/)).toBeVisible();
  });

  await test.step("4 · Rama with two conditions, both of which must hold", async () => {
    await add("Esperar", "Rama");
    await panel().getByRole("button", { name: "Añadir condición" }).click();
    const first = panel().getByRole("group", { name: "Condición" }).first();
    await choose(field(first, "Categoría"), "Campo de contacto");
    await choose(field(first, "Campo"), "Estado de la conversación");
    await choose(field(first, "Operador"), "es igual a");
    await choose(field(first, "Seleccionar"), "Abierta");
    await panel().getByRole("button", { name: "Añadir condición" }).click();
    const last = panel().getByRole("group", { name: "Condición" }).last();
    await choose(field(last, "Categoría"), "Tiempo desde el último mensaje saliente");
    await choose(field(last, "Operador"), "no existe");
    await expect(panel().getByRole("button", { name: "y", exact: true })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await accessible(clara);
  });

  await test.step("5 · where they hold, Asignar a an agent of a team, only to who is online", async () => {
    await add("Rama › Rama 1", "Asignar a");
    await choose(field(panel(), "Asignar a"), "Alguien de un equipo");
    await expect(clara.getByRole("button", { name: /^\d+ por completar$/ })).toBeVisible();
    await expect(panel().getByText("Falta este dato.")).toBeVisible();
    await choose(field(panel(), "Equipo"), "Segundo turno");
    await expect(
      panel().getByRole("radio", { name: "Distribución equilibrada (round robin)" }),
    ).toBeVisible();
    await expect(
      panel().getByRole("radio", { name: "A quien tenga menos contactos abiertos" }),
    ).toBeVisible();
    await panel().getByRole("switch", { name: "Asignar solo a usuarios en línea" }).click();
    await expect(card(/^4\. Asignar a, Alguien de Segundo turno · en línea/)).toBeVisible();
  });

  await test.step("6 · Añadir comentario for the second agent", async () => {
    // Its two "Asignar a" are told apart by their name.
    await panel().getByLabel("Nombre del paso (opcional)").fill("Reasignar");
    await add("Reasignar", "Añadir comentario");
    await panel().getByRole("textbox", { name: "Comentario" }).fill("Nadie respondió a tiempo a ");
    await panel().getByLabel("Insertar variable en «Comentario»").click();
    await clara.getByRole("option", { name: /^Nombre del contacto/ }).click();
    await expect(panel().getByRole("textbox", { name: "Comentario" })).toHaveValue(
      "Nadie respondió a tiempo a {{contact.name}}",
    );
    await panel().getByLabel("Añadir a «Avisar a»").click();
    await clara.getByRole("option", { name: "Quien la tenga asignada" }).click();
    await expect(clara.getByRole("button", { name: /^\d+ por completar$/ })).toBeHidden();
  });

  await test.step("what was done is undone and done again, and kept over a reload", async () => {
    await card(/^5\. Añadir comentario/).click();
    await card(/^5\. Añadir comentario/).press("Delete");
    await expect(card(/^5\. Añadir comentario/)).toBeHidden();
    await clara.keyboard.press("Control+z");
    await expect(card(/^5\. Añadir comentario/)).toBeVisible();
    await expect(clara.getByText("Guardado", { exact: true })).toBeVisible();
    await clara.reload();
    await expect(card(/^5\. Añadir comentario, Nadie respondió/)).toBeVisible();
  });

  await test.step("as long as it is a draft it does nothing", async () => {
    await company.says(nora, "¿Atienden los sábados?");
    await expect.poll(() => conversationOf(nora.name)).toBeTruthy();
    await company.step(minute);
    expect(await ownerOf(nora.name)).toBeNull();
  });

  await test.step("Guardar y publicar", async () => {
    await clara.getByRole("button", { name: "Guardar y publicar" }).click();
    await expect(clara.getByText("Publicado", { exact: true }).first()).toBeVisible();
    await accessible(clara);
  });

  await test.step("who writes now is Ana's", async () => {
    await company.says(diego, "Hola, ¿tienen sillas?");
    await company.says(elena, "Necesito una factura");
    await expect.poll(() => ownerOf(diego.name)).toBe("Ana Soto");
    await expect.poll(() => ownerOf(elena.name)).toBe("Ana Soto");
  });

  await test.step("at 14:59 Ana answers one of the two; Bruno is online", async () => {
    await company.step(14 * minute + 59 * second);
    expect(await ownerOf(diego.name)).toBe("Ana Soto");
    await ana.goto(`${company.desk.url}/conversations/${(await conversationOf(elena.name))?.id}`);
    await ana.getByRole("textbox", { name: /Respuesta para/ }).fill("Claro, ¿a qué nombre?");
    await ana.getByRole("button", { name: "Enviar", exact: true }).click();
    await expect(ana.getByText("Enviado").first()).toBeVisible();
    await bruno.goto(`${company.desk.url}/conversations?tab=mine`);
    const online = async () => {
      const { items } = (await company.call("GET", "/members")) as {
        items: { name: string; online: boolean }[];
      };
      return items.filter((one) => one.online).map(({ name }) => name);
    };
    await expect.poll(online).toContain("Bruno Díaz");
    expect(await online()).not.toContain("Aarón Paz");
  });

  await test.step("at 15:00 the one without a reply is Bruno's, with the comment; the other stays", async () => {
    await company.step(second);
    await expect.poll(() => ownerOf(diego.name)).toBe("Bruno Díaz");
    expect(await ownerOf(elena.name)).toBe("Ana Soto");
    await company.step(0);
    await bruno.getByText("Diego Fuentes").first().click();
    await expect(bruno.getByText("Nadie respondió a tiempo a Diego Fuentes").first()).toBeVisible();
  });

  await test.step("both runs are over, and nothing else happens", async () => {
    const { items } = (await company.call("GET", "/workflow-runs")) as {
      items: { state: string; contact: { name: string }; step: string }[];
    };
    expect(items.map(({ contact, state }) => `${contact.name}: ${state}`).toSorted()).toEqual([
      "Diego Fuentes: completed",
      "Elena Rojas: completed",
    ]);
    await company.step(60 * minute);
    expect(await ownerOf(elena.name)).toBe("Ana Soto");
    expect(await ownerOf(diego.name)).toBe("Bruno Díaz");
  });

  await test.step("the monitor draws them, with the lines between the steps", async () => {
    await clara.getByRole("link", { name: "Monitor" }).click();
    await expect(card(/^4\. Asignar a, Reasignar/)).toBeVisible();
    await accessible(clara);
    // Lines are nothing one reads by a name; lost ones are lost a moment after they were drawn.
    await expect(clara.locator(".react-flow__edge")).toHaveCount(7);
    await clara.getByRole("link", { name: "Editor" }).click();
  });
});

test("the builder at 390 px: a list, and settings over it", async () => {
  await clara.setViewportSize({ width: 390, height: 844 });
  await expect(clara.getByRole("region", { name: "Flujo", exact: true })).toBeVisible();
  await card(/^2\. Esperar/).click();
  const sheet = clara.getByRole("dialog", { name: "Esperar" });
  await expect(sheet.getByRole("textbox", { name: "Duración" })).toHaveValue("15");
  await accessible(clara);
  await sheet.getByRole("textbox", { name: "Duración" }).fill("30");
  await clara.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(card(/^2\. Esperar, 30 minutos/)).toBeVisible();
  await accessible(clara);
  await clara.setViewportSize({ width: 1280, height: 800 });
  await expect(clara.getByText("Cambios sin publicar")).toBeVisible();
});

test("two people at one draft: nothing is lost without being asked", async () => {
  const { pathname } = new URL(clara.url());
  const id = pathname.split("/").at(-1);
  await clara.reload();
  await card(/^2\. Esperar/).click();
  const { draft, revision, name } = (await company.call("GET", `/workflows/${id}`)) as {
    draft: object;
    revision: number;
    name: string;
  };
  let faster = true;
  await clara.route("**/api/v1/workflows/**", async (route) => {
    // The other one is faster by a moment, once.
    if (faster && route.request().method() === "PUT") {
      faster = false;
      const changed = { ...draft, oncePerContact: true };
      await company.call("PUT", `/workflows/${id}`, { name, draft: changed, revision });
    }
    await route.continue();
  });
  await panel().getByRole("textbox", { name: "Duración" }).fill("45");
  await expect(clara.getByText("Otra persona guardó este flujo de trabajo")).toBeVisible();
  await expect(card(/^2\. Esperar, 45 minutos/)).toBeVisible();
  await accessible(clara);
  await clara.getByRole("button", { name: "Cargar lo suyo" }).click();
  await expect(card(/^2\. Esperar, 30 minutos/)).toBeVisible();
  await card(/^Disparador/).click();
  await expect(panel().getByRole("switch", { name: "Una sola vez por contacto" })).toBeChecked();
});
