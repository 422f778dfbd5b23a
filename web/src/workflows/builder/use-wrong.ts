import { useTranslation } from "react-i18next";
import { useBuilding } from "./building.ts";
import { problemWords } from "./problem-words.ts";
import { wrongAt } from "./problems.rules.ts";

/** The words for what is wrong with a setting of a step or of the trigger; undefined where nothing is. */
export function useWrong(at: string): (path: string) => string | undefined {
  const { t } = useTranslation();
  const { wrong } = useBuilding();
  return (path) => {
    const found = wrongAt(wrong, at, path);
    return found && problemWords(t, found);
  };
}
