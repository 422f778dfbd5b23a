import type { Step } from "@relevo/contract/workflow-steps.ts";

/** Puts each text of a step that may hold {{variables}} through `change`, told with its pointer within the step. */
export function mapTexts(step: Step, change: (text: string, pointer: string) => string): Step {
  switch (step.kind) {
    case "comment":
    case "message":
      return { ...step, text: change(step.text, "/text") };
    case "ask":
      return { ...step, text: change(step.text, "/text"), again: change(step.again, "/again") };
    case "template": {
      const values = Object.entries(step.values).map(([key, value]): [string, string] => {
        return [key, change(value, `/values/${escaped(key)}`)];
      });
      return { ...step, values: Object.fromEntries(values) };
    }
    case "field":
      return typeof step.value === "string" ? { ...step, value: change(step.value, "/value") } : step;
    case "task":
      return { ...step, title: change(step.title, "/title") };
    case "create_ticket":
      return { ...step, subject: change(step.subject, "/subject") };
    case "close":
      return { ...step, note: change(step.note, "/note") };
    case "http":
      return {
        ...step,
        url: change(step.url, "/url"),
        headers: step.headers.map(({ name, value }, i) => {
          return { name, value: change(value, `/headers/${i}/value`) };
        }),
        body: change(step.body, "/body"),
      };
    default:
      return step;
  }
}

/** The same, only looked at. */
export function textsOf(step: Step): { text: string; pointer: string }[] {
  const texts: { text: string; pointer: string }[] = [];
  mapTexts(step, (text, pointer) => {
    texts.push({ text, pointer });
    return text;
  });
  return texts;
}

/** One part of a JSON pointer (RFC 6901). */
export function escaped(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}
