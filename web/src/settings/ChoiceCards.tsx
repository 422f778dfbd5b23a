import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { WrongWords } from "./WrongWords.tsx";

/** One of a few, each with a line that says what follows from it. */
export function ChoiceCards<Value extends string>({
  label,
  choices,
  value,
  error,
  onChange,
}: {
  label: string;
  choices: readonly { value: Value; label: ReactNode; about: ReactNode }[];
  /** Null: nothing is chosen yet. */
  value: Value | null;
  error?: string | undefined;
  onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="text-list font-medium">
        {label}
      </span>
      <RadioGroup
        aria-labelledby={id}
        aria-describedby={error && `${id}-error`}
        aria-invalid={error ? true : undefined}
        value={value}
        onValueChange={(next: Value | null) => next !== null && onChange(next)}
        className="flex flex-col divide-y divide-line rounded-base border border-edge aria-invalid:border-breach"
      >
        {choices.map((choice) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Base UI radio inside
          <label
            key={choice.value}
            className="flex items-start gap-3 px-3 py-2 first:rounded-t-base last:rounded-b-base hover:bg-hover has-data-checked:bg-selected"
          >
            <Radio.Root
              value={choice.value}
              aria-labelledby={`${id}-${choice.value}`}
              aria-describedby={`${id}-${choice.value}-about`}
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge bg-ground data-checked:border-accent data-checked:bg-accent"
            >
              <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
            </Radio.Root>
            <span className="min-w-0">
              <span id={`${id}-${choice.value}`} className="block font-medium">
                {choice.label}
              </span>
              <span id={`${id}-${choice.value}-about`} className="block text-list text-soft">
                {choice.about}
              </span>
            </span>
          </label>
        ))}
      </RadioGroup>
      {error && <WrongWords id={`${id}-error`}>{error}</WrongWords>}
    </div>
  );
}
