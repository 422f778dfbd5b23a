import type { Conversation } from "@relevo/contract/conversations.ts";
import { CircleCheckBig, LayoutTemplate } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { loadLaterWords, loadOpenedWords } from "../../i18n/start.ts";
import { isExpired } from "../place.rules.ts";
import type { Place } from "../place.ts";
import type { Selecting } from "./selection.ts";

const BulkCloseDialog = lazy(() => withWords(import("../close/BulkCloseDialog.tsx")));
const BulkTemplateDialog = lazy(() => withWords(import("../../templates/BulkTemplateDialog.tsx")));

/** What can be done to all that are chosen; each item by the same rules as alone. */
export function SelectionBar({ selecting, place }: { selecting: Selecting; place: Place }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"close" | "template">();
  const { selection, end } = selecting;
  if (!selection) return null;
  const chosen = [...selection.chosen.values()];
  const finalises = isExpired(place.view);
  const done = () => {
    setAsked(undefined);
    end();
  };
  return (
    <footer className="flex shrink-0 flex-wrap gap-2 border-t border-line bg-sunk px-3 py-2 *:flex-auto">
      <span className="flex basis-full items-center gap-2">
        <span aria-live="polite" className="flex-1 text-list">
          {t("conversations.select.chosen", { count: chosen.length })}
        </span>
        <Button size="small" variant="quiet" className="-me-2.5" onClick={end}>
          {t("conversations.select.end")}
        </Button>
      </span>
      {canTemplate(chosen) && (
        <Button size="small" icon={LayoutTemplate} onClick={() => setAsked("template")}>
          {t("conversations.select.template")}
        </Button>
      )}
      <Button
        size="small"
        variant="primary"
        icon={CircleCheckBig}
        disabled={chosen.length === 0}
        onClick={() => setAsked("close")}
      >
        {t(finalises ? "conversations.select.finalise" : "conversations.select.close")}
      </Button>
      <Suspense>
        {asked === "close" && (
          <BulkCloseDialog
            conversations={chosen}
            onClose={done}
            open={(id) => {
              done();
              place.open(id);
            }}
          />
        )}
        {asked === "template" && <BulkTemplateDialog conversations={chosen} onClose={done} />}
      </Suspense>
    </footer>
  );
}

/** Templates belong to one number, and bring back what expired. */
function canTemplate(chosen: readonly Conversation[]): boolean {
  const [first] = chosen;
  return (
    first !== undefined &&
    chosen.every(
      ({ state, connection, supersededById }) =>
        state === "expired" && supersededById === null && connection.id === first.connection.id,
    )
  );
}

async function withWords<Module>(module: Promise<Module>): Promise<Module> {
  const [loaded] = await Promise.all([module, loadLaterWords(), loadOpenedWords()]);
  return loaded;
}
