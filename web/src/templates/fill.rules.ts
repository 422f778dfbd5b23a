import type { Template } from "@relevo/contract/templates.ts";

/** A template's text with what was typed so far; a variable without a value stays as it is named. */
export function filled(text: string, keys: readonly string[], values: readonly string[]): string {
  return text.replaceAll(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, key: string) => {
    const at = keys.indexOf(key);
    return values[at]?.trim() || whole;
  });
}

/** The values of one place, in its order. */
export function placed(
  template: Template,
  place: Template["variables"][number]["place"],
  values: readonly string[],
): { keys: string[]; values: string[] } {
  const own = template.variables.flatMap((one, i) => (one.place === place ? [{ ...one, i }] : []));
  return { keys: own.map(({ key }) => key), values: own.map(({ i }) => values[i] ?? "") };
}

/** Everything the channel asks for is there. */
export function complete(template: Template, values: readonly string[], fileId: string | undefined): boolean {
  const media = template.header !== null && template.header.kind !== "text";
  return template.variables.every((_, i) => values[i]?.trim()) && (!media || fileId !== undefined);
}
