import { ArrowLeftRight, Copy, Ellipsis, Trash2, X, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { Field } from "../../../design/Field.tsx";
import { IconButton } from "../../../design/IconButton.tsx";
import { Input } from "../../../design/Input.tsx";
import { Menu, MenuItem, MenuLine } from "../../../design/Menu.tsx";
import { WrongWords } from "../../../settings/WrongWords.tsx";
import { stepOf, triggerId } from "../../canvas/flow.rules.ts";
import { stepIcons } from "../../canvas/step-look.ts";
import { useBuilding } from "../building.ts";
import { problemWords } from "../problem-words.ts";
import { SelectedContext } from "../selected.ts";
import { StepSettings } from "./StepSettings.tsx";
import { TriggerSettings } from "./TriggerSettings.tsx";
import { Ways } from "./Ways.tsx";

/** What the chosen step is, and its settings; `onClose` where it stands beside the canvas. */
export function SidePanel({ id, onClose }: { id: string; onClose?: () => void }) {
  const { t } = useTranslation();
  const { definition, mayEdit } = useBuilding();
  const step = stepOf(definition, id);
  const title = step ? t(`flow.steps.${step.kind}`) : t("flow.trigger");
  const Icon = step ? stepIcons[step.kind] : Zap;
  return (
    <SelectedContext value={id}>
      {onClose && (
        <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line ps-4 pe-2">
          <Icon aria-hidden size={16} className="shrink-0 text-accent" />
          <h2 className="min-w-0 flex-1 truncate font-semibold">{title}</h2>
          {step && mayEdit && <StepMenu id={id} />}
          <IconButton size="small" icon={X} label={t("builder.closePanel")} onClick={onClose} />
        </header>
      )}
      {/* Keyed: what is typed in one step's fields is not taken into the next one's. */}
      <fieldset
        key={id}
        disabled={!mayEdit}
        aria-label={title}
        className="scroll-quiet flex min-h-0 min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-4 disabled:[&_:is(input,textarea,[role=combobox])]:bg-sunk"
      >
        {!mayEdit && <p className="text-list text-soft">{t("builder.readOnly")}</p>}
        {!onClose && step && mayEdit && <StepActs id={id} />}
        {id === triggerId && <TriggerSettings />}
        {step && <OfStep id={id} />}
      </fieldset>
    </SelectedContext>
  );
}

function OfStep({ id }: { id: string }) {
  const { t } = useTranslation();
  const { definition, edit, wrong } = useBuilding();
  const step = stepOf(definition, id);
  if (!step) return null;
  const own = wrong.filter(({ at, path }) => at === id && (path === "" || path === "/id"));
  return (
    <>
      {own.map(({ problem, data }) => (
        <WrongWords key={problem} id={`${id}-${problem}`}>
          {problemWords(t, { problem, data })}
        </WrongWords>
      ))}
      <Field label={t("builder.stepName")}>
        <Input
          maxLength={120}
          placeholder={t(`flow.steps.${step.kind}`)}
          value={step.name}
          onChange={({ target }) => edit({ ...step, name: target.value }, "name")}
        />
      </Field>
      <StepSettings step={step} />
      <Ways step={step} />
    </>
  );
}

function StepMenu({ id }: { id: string }) {
  const { t } = useTranslation();
  const { duplicate, move, remove } = useBuilding();
  return (
    <Menu align="end" trigger={<IconButton size="small" icon={Ellipsis} label={t("builder.stepMenu")} />}>
      <MenuItem icon={Copy} onClick={() => duplicate(id)}>
        {t("builder.duplicate")}
      </MenuItem>
      <MenuItem icon={ArrowLeftRight} onClick={() => move(id)}>
        {t("builder.move")}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} danger onClick={() => remove(id)}>
        {t("builder.remove")}
      </MenuItem>
    </Menu>
  );
}

/** The same over the canvas, where there is no header of its own. */
function StepActs({ id }: { id: string }) {
  const { t } = useTranslation();
  const { duplicate, move, remove } = useBuilding();
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" icon={Copy} onClick={() => duplicate(id)}>
        {t("builder.duplicate")}
      </Button>
      <Button size="small" icon={ArrowLeftRight} onClick={() => move(id)}>
        {t("builder.moveShort")}
      </Button>
      <Button size="small" icon={Trash2} onClick={() => remove(id)}>
        {t("builder.remove")}
      </Button>
    </div>
  );
}
