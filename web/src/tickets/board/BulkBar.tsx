import type { Funnel } from "@relevo/contract/funnels.ts";
import { Archive, ArrowRightLeft, Check, UserRound, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import type { BulkKind } from "./BulkDialog.tsx";
import type { Spot } from "./moves.rules.ts";
import type { Selection } from "./selection.ts";

const BulkDialog = lazy(() => import("./BulkDialog.tsx"));
const StagePicker = lazy(async () => ({ default: (await import("./StagePicker.tsx")).StagePicker }));

const kinds = [
  { kind: "assign", icon: UserRound },
  { kind: "won", icon: Check },
  { kind: "lost", icon: X },
  { kind: "archive", icon: Archive },
] as const;

/** What can be done to all that are chosen, each by the same rules as alone. */
export function BulkBar({
  funnel,
  funnels,
  selection,
}: {
  funnel: Funnel;
  funnels: readonly Funnel[];
  selection: Selection;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<BulkKind>();
  const [choosing, setChoosing] = useState(false);
  const { chosen, clear } = selection;
  const cards = [...chosen.values()];
  if (cards.length === 0) return null;
  const toStage = (spot: Spot) => {
    setChoosing(false);
    setAsked({ kind: "move", spot });
  };
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-sunk px-4 py-2 max-md:px-3">
      <span aria-live="polite" className="me-auto text-list tabular-nums">
        {t("board.select.chosen", { count: cards.length })}
      </span>
      <Button size="small" variant="quiet" onClick={clear}>
        {t("board.select.end")}
      </Button>
      <span className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-auto">
        <Button size="small" variant="primary" icon={ArrowRightLeft} onClick={() => setChoosing(true)}>
          {t("board.select.move")}
        </Button>
        {kinds.map(({ kind, icon }) => (
          <Button key={kind} size="small" icon={icon} onClick={() => setAsked({ kind })}>
            {t(`board.select.${kind}`)}
          </Button>
        ))}
      </span>
      <Suspense>
        {choosing && (
          <StagePicker
            title={t("board.move.titleMany", { count: cards.length })}
            funnels={[funnel, ...funnels.filter(({ id }) => id !== funnel.id)]}
            onChoose={toStage}
            onClose={() => setChoosing(false)}
          />
        )}
        {asked && (
          <BulkDialog
            asked={asked}
            cards={cards}
            funnel={funnel}
            onClose={(acted) => {
              setAsked(undefined);
              if (acted) clear();
            }}
          />
        )}
      </Suspense>
    </footer>
  );
}
