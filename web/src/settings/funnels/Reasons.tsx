import { Plus, X } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Checkbox } from "../../design/Checkbox.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Input } from "../../design/Input.tsx";
import { newId } from "../../shell/ids.ts";
import { Section } from "../Page.tsx";
import { WrongWords } from "../WrongWords.tsx";
import type { FunnelEdit } from "./FunnelForm.tsx";
import { type ReasonLine, wrongReasons } from "./funnel-draft.rules.ts";

/** Why tickets of the funnel are won or lost, and whether that is asked. */
export function Reasons({ edit: { draft, change, error }, tried }: { edit: FunnelEdit; tried: boolean }) {
  const { t } = useTranslation();
  const wrong = tried ? wrongReasons(draft.reasons) : new Set<string>();
  const set = (reasons: ReasonLine[]) => change({ reasons }, "reasons");
  return (
    <Section title={t("settings.funnels.reasons.title")} about={t("settings.funnels.reasons.about")}>
      <div className="grid grid-cols-2 items-start gap-x-6 gap-y-4 max-sm:grid-cols-1">
        {(["won", "lost"] as const).map((kind) => (
          <Lines key={kind} kind={kind} all={draft.reasons} wrong={wrong} onChange={set} />
        ))}
      </div>
      {error("reasons") && <WrongWords id="funnel-reasons-error">{error("reasons")}</WrongWords>}
      <Checkbox checked={draft.askReason} onChange={(askReason) => change({ askReason })}>
        {t("settings.funnels.reasons.ask")}
      </Checkbox>
    </Section>
  );
}

function Lines({
  kind,
  all,
  wrong,
  onChange,
}: {
  kind: ReasonLine["kind"];
  all: readonly ReasonLine[];
  wrong: ReadonlySet<string>;
  onChange: (reasons: ReasonLine[]) => void;
}) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const lines = all.filter((line) => line.kind === kind);
  const add = () => {
    const key = newId();
    onChange([...all, { key, kind, name: "" }]);
    // After the line is there.
    setTimeout(() => list.current?.querySelector<HTMLInputElement>(`[data-line="${key}"] input`)?.focus());
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="text-list font-medium">{t(`settings.funnels.reasons.${kind}`)}</h3>
      {lines.length === 0 && <p className="text-list text-soft">{t("settings.funnels.reasons.none")}</p>}
      <ul ref={list} className="flex flex-col gap-2">
        {lines.map(({ key, name }, place) => (
          <li key={key} data-line={key} className="flex items-center gap-1">
            <Input
              maxLength={120}
              aria-label={`${t(`settings.funnels.reasons.${kind}`)}: ${t("settings.funnels.reasons.one", { place: place + 1 })}`}
              aria-invalid={wrong.has(key) || undefined}
              value={name}
              onChange={(event) =>
                onChange(all.map((line) => (line.key === key ? { ...line, name: event.target.value } : line)))
              }
              className={wrong.has(key) ? "border-breach!" : ""}
            />
            <IconButton
              icon={X}
              label={t("settings.funnels.reasons.remove", {
                name: name.trim() || t("settings.funnels.reasons.nameless"),
              })}
              onClick={() => onChange(all.filter((line) => line.key !== key))}
            />
          </li>
        ))}
      </ul>
      <Button size="small" icon={Plus} onClick={add} className="self-start">
        {t("settings.funnels.reasons.add")}
      </Button>
    </div>
  );
}
