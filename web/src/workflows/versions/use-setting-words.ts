import { outcomes } from "@relevo/contract/closing.ts";
import { taskKinds } from "@relevo/contract/tasks.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import { useTranslation } from "react-i18next";
import { useFlowWords } from "../canvas/use-flow-words.ts";
import { useNames } from "../canvas/use-things.ts";
import { versionsEs } from "./versions.es.ts";

const lengths: readonly string[] = ["minutes", "timeoutMinutes", "dueMinutes"];

/** A setting of a step and its value, as a change of it is told. */
export function useSettingWords() {
  const { t } = useTranslation();
  const words = useFlowWords();
  const nameOf = useNames();
  const plain = (value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("workflows.versions.nothing");
    if (typeof value === "boolean") return t(value ? "workflows.versions.yes" : "workflows.versions.no");
    if (Array.isArray(value))
      return value.length === 0 ? t("workflows.versions.nothing") : value.map(plain).join(", ");
    if (typeof value === "object")
      return Object.entries(value)
        .map(([key, part]) => `${key}: ${plain(part)}`)
        .join(", ");
    const text = String(value);
    return nameOf(text) ?? text;
  };
  const coded = (setting: string, value: string): string => {
    const outcome = setting === "outcome" && outcomes.find((one) => one === value);
    if (outcome) return t(`conversations.record.outcomes.${outcome}`);
    const task = setting === "taskKind" && taskKinds.find((one) => one === value);
    if (task) return t(`tasks.kinds.${task}`);
    return choosing.includes(setting) && isCode(value)
      ? t(`workflows.versions.codes.${value}`)
      : plain(value);
  };
  return {
    name: (setting: string) => (isSetting(setting) ? t(`workflows.versions.settings.${setting}`) : setting),
    /** `step` is the one the value stands in. */
    value(step: Step, setting: string, value: unknown): string {
      if (typeof value === "number" && lengths.includes(setting)) return words.length(value);
      if (setting === "to" && step.kind === "assign") return words.summary({ ...step, onlineOnly: false });
      if (setting === "branches" && step.kind === "branch")
        return step.branches
          .map(({ id, when }) => `${words.edge(step, id)}: ${words.conditions(when) || plain(null)}`)
          .join("\n");
      return typeof value === "string" ? coded(setting, value) : plain(value);
    },
  };
}

/** Settings whose values are codes with words of ours; others may say the same by chance. */
const choosing: readonly string[] = ["logic", "clock", "of", "resolution", "answer", "owner"];

function isCode(value: string): value is keyof (typeof versionsEs)["codes"] {
  return Object.hasOwn(versionsEs.codes, value);
}
function isSetting(name: string): name is keyof (typeof versionsEs)["settings"] {
  return Object.hasOwn(versionsEs.settings, name);
}
