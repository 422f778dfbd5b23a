import type { Funnel } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { ChooseList } from "../../conversations/actions/ChooseList.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { isInReach } from "../stage.rules.ts";
import { lookOf } from "../stage-look.ts";
import type { Spot } from "./moves.rules.ts";
import { StageMark } from "./StageMark.tsx";

/** Where to: the stages of every funnel one works in, the one it is in first among its own. */
export function StagePicker({
  title,
  funnels,
  current,
  onChoose,
  onClose,
}: {
  title: string;
  funnels: readonly Funnel[];
  /** The stage it is in. */
  current?: string | undefined;
  onChoose: (spot: Spot) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const own = funnels.filter(({ stages }) => stages.some(({ id }) => id === current));
  const reachable = (funnel: Funnel) =>
    funnel.stages.filter(({ id }) => current === undefined || isInReach(funnel, current, id));
  const groups = [...own, ...funnels.filter((funnel) => !own.includes(funnel))].map((funnel) => ({
    title: funnel.name,
    items: reachable(funnel).map((stage) => ({
      id: stage.id,
      name: `${stage.name} ${funnel.name}`,
      label: stage.name,
      hint: t(stage.id === current ? "board.move.here" : `board.kindsLong.${lookOf(stage)}`),
      mark: <StageMark stage={stage} />,
      current: stage.id === current,
      choose: () => onChoose({ funnel: { id: funnel.id, name: funnel.name }, stage }),
    })),
  }));
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      <ChooseList label={t("board.move.choose")} find={t("board.move.find")} groups={groups} />
    </Dialog>
  );
}
