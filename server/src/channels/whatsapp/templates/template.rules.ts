import type { Failure } from "@relevo/contract/refusals.ts";
import type { Template } from "@relevo/contract/templates.ts";
import type { JsonObject } from "../../inbound/item.ts";
import { objectOf, objectsOf, textOf } from "../json.rules.ts";
import { buttonSlots, examplesOf, keysIn, type Slot } from "./slots.rules.ts";

/** What a template consists of, as a person sees it and as it is filled. */
export interface TemplateParts
  extends Pick<Template, "header" | "body" | "footer" | "buttons" | "variables"> {
  slots: readonly Slot[];
  /** Every part of it is one this desk can fill. */
  sendable: boolean;
}

/** The parts this desk can send; others (location, product, carousel, one-time codes) are only shown. */
const headers = ["image", "video", "document"] as const;
const components = ["HEADER", "BODY", "FOOTER", "BUTTONS"];
const buttons = [
  "QUICK_REPLY",
  "URL",
  "PHONE_NUMBER",
  "COPY_CODE",
  "FLOW",
  "CATALOG",
  "REQUEST_CONTACT_INFO",
];
/** As many values as one sending takes. */
const most = 30;

/** Reads the components as Meta lists them; what is not understood is left out, and the template not sent. */
export function partsOf(list: readonly JsonObject[]): TemplateParts {
  const named = (type: string) => list.find((one) => one.type === type);
  const [head, body, foot] = [named("HEADER"), named("BODY"), named("FOOTER")];
  const header = headerOf(head);
  const taps = objectsOf(named("BUTTONS")?.buttons).slice(0, 20);
  const written = textOf(body?.text) ?? "";
  const slots: Slot[] = [
    ...textSlots("header", header?.kind === "text" ? header.text : "", head),
    ...textSlots("body", written, body),
    ...buttonSlots(taps),
  ];
  const known =
    list.every(({ type }) => components.includes(textOf(type) ?? "")) &&
    taps.every(({ type }) => buttons.includes(textOf(type) ?? "")) &&
    (head === undefined || header !== null);
  return {
    header,
    body: written,
    footer: textOf(foot?.text),
    buttons: taps.map((one) => ({
      kind: (textOf(one.type) ?? "").toLowerCase(),
      text: textOf(one.text) ?? "",
    })),
    variables: slots.map(({ place, key, example }) => ({ place, key, example })),
    slots,
    sendable: known && written !== "" && slots.length <= most,
  };
}

function headerOf(head: JsonObject | undefined): Template["header"] {
  const text = textOf(head?.text);
  if (head?.format === "TEXT" && text !== null) return { kind: "text", text };
  const kind = headers.find((one) => one.toUpperCase() === head?.format);
  return kind ? { kind } : null;
}

function textSlots(place: "header" | "body", text: string, component: JsonObject | undefined): Slot[] {
  const examples = examplesOf(objectOf(component?.example), place);
  return keysIn(text).map((key, i) => ({ place, key, example: examples(key, i), button: null }));
}

/** What it would be sent with. */
export interface Use {
  values: readonly string[];
  /** Of the file for the header; null without one. */
  mimeType: string | null;
}

/** What keeps a template from being sent so; all at once. */
export function checkUse(state: string, parts: TemplateParts, { values, mimeType }: Use): Failure[] {
  const failures: Failure[] = [];
  if (state !== "approved") failures.push({ code: "TEMPLATE_NOT_APPROVED", data: { state } });
  if (!parts.sendable) failures.push({ code: "CHANNEL_CANNOT", data: { template: true } });
  const missing = {
    ...(values.length === parts.slots.length
      ? {}
      : { expected: parts.slots.map(({ key }) => key), given: values.length }),
    ...(fileFits(parts.header, mimeType) ? {} : { file: mediaOf(parts.header) }),
  };
  if (Object.keys(missing).length > 0) failures.push({ code: "TEMPLATE_VALUES", data: missing });
  return failures;
}

function mediaOf(header: Template["header"]): (typeof headers)[number] | null {
  return header === null || header.kind === "text" ? null : header.kind;
}

/** What WhatsApp shows as a picture or plays as a video; anything may be a document. */
const media: Record<(typeof headers)[number], RegExp> = {
  image: /^image\/(jpeg|png)$/,
  video: /^video\/(mp4|3gpp)$/,
  document: /^/,
};
function fileFits(header: Template["header"], mimeType: string | null): boolean {
  const kind = mediaOf(header);
  if (kind === null) return mimeType === null;
  return mimeType !== null && media[kind].test(mimeType);
}

/** What a message of type template carries beside its text: enough to show it, and to send it again. */
export type TemplateData = {
  template: string;
  name: string;
  language: string;
  values: string[];
  header: Template["header"];
  footer: string | null;
  buttons: string[];
};

/** The message a template becomes: the body as text, and its frame. */
export function written(
  template: { id: string; name: string; language: string },
  parts: TemplateParts,
  given: readonly string[],
): { text: string; data: TemplateData } {
  const values = given.map(oneLine);
  const { header, body, footer, buttons: taps } = parts;
  return {
    text: filled(body, "body", parts.slots, values),
    data: {
      template: template.id,
      name: template.name,
      language: template.language,
      values,
      header:
        header?.kind === "text"
          ? { kind: "text", text: filled(header.text, "header", parts.slots, values) }
          : header,
      footer,
      buttons: taps.map(({ text }) => text),
    },
  };
}

/** Meta refuses values with line breaks, tabs or more than four blanks in a row. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}

function filled(
  text: string,
  place: Slot["place"],
  slots: readonly Slot[],
  values: readonly string[],
): string {
  const by = new Map(slots.map((slot, i) => [`${slot.place} ${slot.key}`, values[i] ?? ""]));
  return text.replace(
    /\{\{\s*(\w{1,60})\s*\}\}/g,
    (whole, key: string) => by.get(`${place} ${key}`) ?? whole,
  );
}
