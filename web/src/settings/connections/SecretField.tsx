import type { ReactNode } from "react";
import { Field } from "../../design/Field.tsx";
import { PasswordInput } from "../../people/PasswordInput.tsx";

/** A secret of a channel: pasted, never read back, and nothing for a password manager. */
export function SecretField({
  label,
  hint,
  error,
  value,
  onChange,
}: {
  label: string;
  hint: ReactNode;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      <PasswordInput
        autoComplete="off"
        data-1p-ignore
        data-lpignore="true"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
