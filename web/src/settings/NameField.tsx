import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import type { Submission } from "../refusals/use-submit.ts";

/** What something is called, as every settings dialog asks for it. What is wrong with it goes away as it is edited. */
export function NameField({
  label,
  hint,
  value,
  onChange,
  submission,
  className,
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (name: string) => void;
  submission: Pick<Submission<"name">, "error" | "edited">;
  className?: string;
}) {
  return (
    <Field label={label} hint={hint} error={submission.error("name")}>
      <Input
        maxLength={120}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          submission.edited("name");
        }}
        className={className}
      />
    </Field>
  );
}
