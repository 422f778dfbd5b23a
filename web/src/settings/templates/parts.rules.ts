import type { Template } from "@relevo/contract/templates.ts";

/** A stretch of a template's text: as it is, or a variable with what stands for it. */
export type Part = { text: string } | { key: string; example: string };

/** A template's text with its variables told apart, such as {{1}} or {{name}}. */
export function partsOf(text: string, variables: Template["variables"], place: "header" | "body"): Part[] {
  return text
    .split(/(\{\{[^{}]+\}\})/)
    .filter((part) => part !== "")
    .map((part) => {
      const key = /^\{\{([^{}]+)\}\}$/.exec(part)?.[1]?.trim();
      if (key === undefined) return { text: part };
      const known = variables.find((variable) => variable.place === place && variable.key === key);
      return { key, example: known?.example || `{{${key}}}` };
    });
}
