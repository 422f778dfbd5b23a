import { type RefusalCode, refusals } from "@relevo/contract/refusals.ts";
import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import { en } from "../i18n/en.ts";
import { es } from "../i18n/es.ts";
import { pt } from "../i18n/pt.ts";
import { OfflineError, RefusalError } from "../shell/api.ts";
import { sayRefusal } from "./refusal.ts";

beforeAll(async () => {
  await i18next.init({
    lng: "es",
    resources: { es: { translation: es }, "pt-BR": { translation: pt }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
});

const languages = ["es", "pt-BR", "en"];
const refused = (code: RefusalCode, data?: Record<string, unknown>) =>
  new RefusalError({
    type: "about:blank",
    title: refusals[code].title,
    status: refusals[code].status,
    code,
    failures: [{ code, ...(data && { data }) }],
    requestId: "r-1",
  });

describe.each(languages)("in %s", (language) => {
  beforeAll(async () => void (await i18next.changeLanguage(language)));

  test.each(Object.keys(refusals))("%s has a sentence", (code) => {
    const said = sayRefusal(refused(code as RefusalCode));
    expect(said).toMatch(/^\p{Lu}.+[.:]$/su);
    expect(said).not.toContain(code);
    expect(said).not.toContain("{{");
  });

  test("a fault quotes the number to send; out of reach says so", () => {
    const fault = new RefusalError({
      type: "about:blank",
      title: "fault",
      status: 500,
      code: "FAULT",
      failures: [],
      requestId: "r-77",
    });
    expect(sayRefusal(fault)).toContain("r-77");
    expect(sayRefusal(new OfflineError("x")).length).toBeGreaterThan(10);
  });

  test("what the server knows is told: names, numbers", () => {
    expect(sayRefusal(refused("ALREADY_OWNED", { owner: "Bruno" }))).toContain("Bruno");
    expect(sayRefusal(refused("CONFLICT", { owner: "Bruno" }))).toContain("Bruno");
    expect(sayRefusal(refused("CONFLICT", { owner: null }))).not.toContain("null");
    expect(sayRefusal(refused("TEXT_TOO_LONG", { limit: 4096, length: 5000 }))).toMatch(/5000.*4096/);
    expect(sayRefusal(refused("CHANNEL_CANNOT", { files: 1 }))).toContain("1");
    expect(sayRefusal(refused("CAPACITY_FULL", { capacity: 30, holding: 31 }))).toMatch(/31.*30/);
    const lacksReason = sayRefusal(refused("NO_RECORD", { missing: ["reason"] }));
    expect(lacksReason).not.toBe(sayRefusal(refused("NO_RECORD", { missing: ["reason", "outcome"] })));
    expect(sayRefusal(refused("NO_RECORD", { missing: ["later"] }))).not.toContain("later");
    expect(sayRefusal(refused("NEWER_OPEN", { number: 87 }))).toContain("#87");
    expect(sayRefusal(refused("NO_REPLY", { contact: "Diego", at: "2026-11-21T10:00:00.000Z" }))).toMatch(
      /Diego.*\d\d:\d\d/,
    );
    expect(sayRefusal(refused("NO_REPLY", { contact: "Diego", at: null }))).not.toContain("null");
    const open = (failures: object[]) =>
      sayRefusal(refused("CONVERSATION_OPEN", { conversations: [{ id: "c", number: 3, failures }] }));
    const waits = { code: "NO_REPLY", data: { contact: "Diego", at: "2026-11-21T10:00:00.000Z" } };
    expect(open([waits, waits])).toBe(sayRefusal(refused("NO_REPLY", waits.data)));
    expect(open([])).toBe(sayRefusal(refused("CONVERSATION_OPEN")));
    const pending = {
      tasks: [
        { id: "t", title: "Llamar" },
        { id: "u", title: "Cotizar" },
      ],
    };
    expect(sayRefusal(refused("TICKET_PENDING", pending))).toContain("Llamar, Cotizar");
    expect(sayRefusal(refused("TICKET_PENDING", { tasks: [] }))).not.toContain(": .");
    expect(sayRefusal(refused("MOVE_NOT_ALLOWED", { from: "Nuevo", to: "Cotizado" }))).toMatch(
      /Nuevo.*Cotizado/,
    );
    expect(sayRefusal(refused("COMMENT_REQUIRED", { trigger: "handover" }))).not.toContain("handover");
    expect(sayRefusal(refused("TOO_LARGE", { limit: 26_214_400 }))).toMatch(/26[.,]2/);
  });
});
