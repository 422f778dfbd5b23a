import type { StepKind } from "@relevo/contract/workflow-steps.ts";
import { useTranslation } from "react-i18next";
import { ChooseList } from "../../conversations/actions/ChooseList.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { type Place, targetOf } from "../canvas/flow.rules.ts";
import { stepIcons } from "../canvas/step-look.ts";
import { useBuilding } from "./building.ts";
import { targetsFor } from "./edit.rules.ts";
import { stepGroups } from "./step-groups.ts";
import { useSteps } from "./use-steps.ts";

/** What is to stand there: a new step by its group, or where nothing follows yet, one that is there already. */
export function StepPicker({
  place,
  onNew,
  onConnect,
  onClose,
}: {
  place: Place;
  onNew: (kind: StepKind) => void;
  onConnect: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { definition } = useBuilding();
  const steps = useSteps();
  const groups = stepGroups.map(({ name, kinds }) => ({
    title: t(`builder.groups.${name}`),
    items: kinds.map((kind) => ({
      id: kind,
      name: `${t(`flow.steps.${kind}`)} ${t(`builder.stepAbout.${kind}`)}`,
      label: t(`flow.steps.${kind}`),
      hint: t(`builder.stepAbout.${kind}`),
      mark: <Mark kind={kind} />,
      choose: () => onNew(kind),
    })),
  }));
  const may = targetOf(definition, place) === null ? targetsFor(definition, place) : [];
  const known = steps
    .filter(({ id }) => may.includes(id))
    .map(({ id, name, hint }) => ({ id, name, hint, mark: <Known id={id} />, choose: () => onConnect(id) }));
  return (
    <Dialog open onOpenChange={onClose} title={t("builder.picker.title")}>
      <ChooseList
        label={t("builder.picker.title")}
        find={t("builder.picker.find")}
        groups={known.length > 0 ? [...groups, { title: t("builder.picker.goOn"), items: known }] : groups}
      />
    </Dialog>
  );
}

function Known({ id }: { id: string }) {
  const { definition } = useBuilding();
  const step = definition.steps.find((one) => one.id === id);
  return step ? <Mark kind={step.kind} /> : null;
}

function Mark({ kind }: { kind: StepKind }) {
  const Icon = stepIcons[kind];
  return (
    <span
      aria-hidden
      className="flex size-8 shrink-0 items-center justify-center rounded-base bg-sunk text-soft"
    >
      <Icon size={16} />
    </span>
  );
}
