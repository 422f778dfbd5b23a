import { Plus, X } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { type Pickable, Picker } from "../../../design/Picker.tsx";
import { WrongWords } from "../../../settings/WrongWords.tsx";

/** Some of the account's things: those chosen, each with its way out, and one more. */
export function Several({
  label,
  items,
  chosen,
  error,
  onChange,
}: {
  label: string;
  items: readonly Pickable[];
  chosen: readonly string[];
  error?: string | undefined;
  onChange: (ids: string[]) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const rest = items.filter((item) => !chosen.includes(item.id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line with other controls
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <span id={id} className="text-list font-medium">
        {label}
      </span>
      <div className="flex flex-wrap items-center gap-1">
        {chosen.map((one) => {
          const name = items.find((item) => item.id === one)?.name ?? t("builder.gone");
          return (
            <span
              key={one}
              className="inline-flex h-7 max-w-full items-center gap-1 rounded-base bg-quiet-ground ps-2 pe-0.5 text-list"
            >
              <span className="truncate">{name}</span>
              <button
                type="button"
                aria-label={t("builder.takeOff", { name })}
                onClick={() => onChange(chosen.filter((other) => other !== one))}
                className="flex size-6 shrink-0 items-center justify-center rounded-small text-soft hover:bg-hover hover:text-ink"
              >
                <X aria-hidden size={14} />
              </button>
            </span>
          );
        })}
        {rest.length > 0 && (
          <Picker
            label={t("builder.addTo", { label })}
            items={rest}
            value={null}
            onChange={(one) => onChange([...chosen, one])}
            trigger={
              <Button size="small" icon={Plus} aria-label={t("builder.addTo", { label })}>
                {t("builder.add")}
              </Button>
            }
          />
        )}
      </div>
      {items.length + chosen.length === 0 && <p className="text-small text-soft">{t("builder.nothing")}</p>}
      {error && <WrongWords id={`${id}-error`}>{error}</WrongWords>}
    </div>
  );
}
