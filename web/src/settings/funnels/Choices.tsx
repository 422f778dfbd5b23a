import { useTranslation } from "react-i18next";
import type { WordKey } from "../../i18n/keys.ts";
import { ChoiceCards } from "../ChoiceCards.tsx";

/** One of a few, named by their words: `words[value]` is its name and what follows from it. */
export function Choices<Value extends string>({
  label,
  words,
  value,
  error,
  onChange,
}: {
  label: string;
  words: readonly (readonly [value: Value, label: WordKey, about: WordKey])[];
  value: Value | null;
  error?: string | undefined;
  onChange: (value: Value) => void;
}) {
  const { t } = useTranslation();
  return (
    <ChoiceCards
      label={label}
      choices={words.map(([value, name, about]) => ({ value, label: t(name), about: t(about) }))}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
