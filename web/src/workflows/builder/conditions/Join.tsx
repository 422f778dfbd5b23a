import type { ConditionTree } from "@relevo/contract/workflow-conditions.ts";
import { useTranslation } from "react-i18next";
import { classes } from "../../../design/classes.ts";

const joins = ["and", "or"] as const;

/** Y or O, between two conditions; for all of them at once. */
export function Join({
  join,
  onChange,
}: {
  join: ConditionTree["join"];
  onChange: (join: ConditionTree["join"]) => void;
}) {
  const { t } = useTranslation();
  return (
    <span className="flex items-center gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons in a line, not fields of a form */}
      <span
        role="group"
        aria-label={t("builder.condition.join")}
        className="flex rounded-base border border-rim"
      >
        {joins.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === join}
            onClick={() => onChange(one)}
            className={classes(
              "h-6 min-w-8 border-rim px-2 text-small font-medium uppercase select-none not-first:border-s first:rounded-s-base last:rounded-e-base -outline-offset-2 pointer-coarse:h-9",
              one === join ? "bg-selected text-accent" : "text-soft hover:bg-hover",
            )}
          >
            {t(`flow.${one}`)}
          </button>
        ))}
      </span>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </span>
  );
}
