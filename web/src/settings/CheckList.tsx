import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../design/Checkbox.tsx";
import { Input } from "../design/Input.tsx";
import { WrongWords } from "./WrongWords.tsx";

export interface Checkable {
  id: string;
  name: string;
  /** Why it stands as it does: a checked line that cannot be unchecked here. */
  fixed?: string | undefined;
}

/** From here on a list is long enough to be searched. */
const MANY = 8;

/** Several of some, with a search where there are many. */
export function CheckList({
  label,
  items,
  chosen,
  onChange,
  empty,
  error,
}: {
  label: string;
  items: readonly Checkable[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  /** Said where there is nothing to choose from. */
  empty?: string;
  error?: string | undefined;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [wanted, setWanted] = useState("");
  const shown = items.filter(({ name }) => plain(name).includes(plain(wanted)));
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset
      aria-describedby={error && `${id}-error`}
      aria-invalid={error ? true : undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      <legend className="mb-1 text-list font-medium">{label}</legend>
      {items.length === 0 && <p className="text-list text-soft">{empty}</p>}
      {items.length > MANY && (
        <Input
          type="search"
          aria-label={t("settings.searchIn", { label })}
          placeholder={t("design.search")}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      {items.length > 0 && (
        <ul className="scroll-quiet flex max-h-48 flex-col gap-0.5 overflow-y-auto rounded-base border border-edge px-3 py-1.5">
          {shown.map(({ id, name, fixed }) => (
            <li key={id} className="py-0.5">
              <Checkbox
                checked={fixed !== undefined || chosen.includes(id)}
                disabled={fixed !== undefined}
                onChange={(on) => toggle(id, on)}
              >
                {name}
                {fixed && <span className="text-list text-soft"> · {fixed}</span>}
              </Checkbox>
            </li>
          ))}
          {shown.length === 0 && <li className="py-1 text-list text-soft">{t("design.noMatch")}</li>}
        </ul>
      )}
      {error && <WrongWords id={`${id}-error`}>{error}</WrongWords>}
    </fieldset>
  );
}

/** For comparing as people do: without case or accents. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
