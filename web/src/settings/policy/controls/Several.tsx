import { Checkbox } from "../../../design/Checkbox.tsx";

/** Any of a few. With `keepOne` the last one stays. */
export function Several<Value extends string>({
  choices,
  chosen,
  keepOne = false,
  onChange,
}: {
  choices: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  keepOne?: boolean;
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <ul className="flex flex-col gap-1">
      {choices.map(({ value, label }) => {
        const on = chosen.includes(value);
        return (
          <li key={value}>
            <Checkbox
              checked={on}
              disabled={keepOne && on && chosen.length === 1}
              // In the order they are shown in, whatever order they were ticked in.
              onChange={(next) =>
                onChange(
                  choices
                    .map((choice) => choice.value)
                    .filter((one) => (one === value ? next : chosen.includes(one))),
                )
              }
            >
              {label}
            </Checkbox>
          </li>
        );
      })}
    </ul>
  );
}
