import { Popover as Base } from "@base-ui/react/popover";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { classes } from "../../design/classes.ts";
import { floating } from "../../design/control.ts";
import { stepOf } from "../canvas/flow.rules.ts";
import { useBuilding } from "./building.ts";
import { problemWords } from "./problem-words.ts";
import { settingWords } from "./setting-words.ts";

/** What is still missing, each leading to where it is mended. */
export function ProblemMenu({
  open,
  onOpenChange,
  onChoose,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { definition, words, wrong } = useBuilding();
  if (wrong.length === 0) return null;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger
        render={
          <Button size="small" variant="quiet" icon={TriangleAlert} className="text-breach! max-sm:me-auto">
            {t("builder.problemCount", { count: wrong.length })}
          </Button>
        }
      />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-40">
          <Base.Popup
            aria-label={t("builder.problemCount", { count: wrong.length })}
            className={classes(
              floating,
              "scroll-quiet max-h-[min(24rem,var(--available-height))] w-80 max-w-(--available-width) overflow-y-auto p-1",
            )}
          >
            <ul>
              {wrong.map(({ at, path, problem, data }) => {
                const step = stepOf(definition, at);
                return (
                  <li key={`${at} ${path} ${problem}`}>
                    <button
                      type="button"
                      onClick={() => onChoose(at)}
                      className="flex w-full flex-col rounded-small px-2 py-1.5 text-start hover:bg-hover"
                    >
                      <span className="text-list font-medium">
                        {step ? words.title(step) : t("flow.trigger")}
                      </span>
                      <span className="text-small text-soft">
                        {[settingWords(t, path, step?.kind), problemWords(t, { problem, data })]
                          .filter(Boolean)
                          .join(": ")}
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
