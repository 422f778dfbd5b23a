import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { Field } from "../../../design/Field.tsx";
import { IconButton } from "../../../design/IconButton.tsx";
import { Select } from "../../../design/Select.tsx";
import { newId } from "../../../shell/ids.ts";
import { CheckList } from "../../CheckList.tsx";
import { Section } from "../../Page.tsx";
import { box } from "../../Tick.tsx";
import { WrongWords } from "../../WrongWords.tsx";
import { type AskLine, freeOrigins } from "./stage-draft.rules.ts";
import { useAskable } from "./use-askable.ts";

/** Any stage, as a choice. */
const any = "any";

/** What must be filled in to come into the stage, by where a ticket comes from. */
export function Requirements({
  funnel,
  stage,
  asks,
  error,
  onChange,
}: {
  funnel: Funnel;
  stage: Stage;
  asks: readonly AskLine[];
  error: string | undefined;
  onChange: (asks: readonly AskLine[]) => void;
}) {
  const { t } = useTranslation();
  const others = funnel.stages.filter(({ id }) => id !== stage.id);
  const free = freeOrigins(
    asks,
    others.map(({ id }) => id),
  );
  const nameOf = (id: string | null) =>
    others.find((one) => one.id === id)?.name ?? t("settings.stages.asks.any");
  const askable = useAskable(funnel);
  const [next] = free;
  return (
    <Section
      title={t("settings.stages.asks.title")}
      about={t("settings.stages.asks.about")}
      actions={
        next !== undefined && (
          <Button icon={Plus} onClick={() => onChange([...asks, { key: newId(), fromId: next, fields: [] }])}>
            {t("settings.stages.asks.add")}
          </Button>
        )
      }
    >
      {asks.length === 0 && <p className="text-list text-soft">{t("settings.stages.asks.none")}</p>}
      {asks.length > 0 && (
        <ul className={box}>
          {asks.map((line) => {
            const set = (parts: Partial<AskLine>) =>
              onChange(asks.map((one) => (one.key === line.key ? { ...one, ...parts } : one)));
            return (
              <li key={line.key} className="flex items-start gap-3 p-4">
                <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
                  <Field label={t("settings.stages.asks.from")}>
                    <Select
                      choices={[line.fromId, ...free].map((id) => ({ value: id ?? any, label: nameOf(id) }))}
                      value={line.fromId ?? any}
                      onChange={(id) => set({ fromId: id === any ? null : id })}
                    />
                  </Field>
                  <CheckList
                    label={t("settings.stages.asks.data")}
                    items={askable}
                    chosen={line.fields}
                    onChange={(fields) => set({ fields })}
                  />
                </div>
                <IconButton
                  icon={X}
                  label={t("settings.stages.asks.remove", { from: nameOf(line.fromId) })}
                  onClick={() => onChange(asks.filter(({ key }) => key !== line.key))}
                />
              </li>
            );
          })}
        </ul>
      )}
      {error && <WrongWords id="stage-asks-error">{error}</WrongWords>}
    </Section>
  );
}
