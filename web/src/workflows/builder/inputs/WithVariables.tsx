import { Braces } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { IconButton } from "../../../design/IconButton.tsx";
import { Input } from "../../../design/Input.tsx";
import { Picker } from "../../../design/Picker.tsx";
import { Textarea } from "../../../design/Textarea.tsx";
import { useVariables } from "../use-variables.ts";

/** Words that may hold {{variables}}, which a menu puts where one is writing. */
export function WithVariables({
  label,
  value,
  lines,
  hint,
  error,
  placeholder,
  max = 4096,
  code = false,
  secrets = false,
  onChange,
}: {
  label: string;
  value: string;
  /** None: one line only. */
  lines?: number;
  hint?: string;
  error?: string | undefined;
  placeholder?: string;
  max?: number;
  code?: boolean;
  /** Whether the secrets of HTTP steps are among them. */
  secrets?: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const variables = useVariables(secrets);
  const put = (name: string) => {
    const control = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>("textarea, input");
    const at = control?.selectionStart ?? value.length;
    const end = control?.selectionEnd ?? at;
    onChange(value.slice(0, at) + name + value.slice(end));
    requestAnimationFrame(() => {
      control?.focus();
      control?.setSelectionRange(at + name.length, at + name.length);
    });
  };
  const shared = {
    value,
    maxLength: max,
    placeholder,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    className: `pe-9 ${code ? "font-mono text-list!" : ""}`,
  };
  const named = variables.filter(
    ({ id, name }) => name !== id && id.startsWith("{{field.") && value.includes(id),
  );
  // The button stands outside of the field, whose label would name it, too.
  return (
    <div ref={box} className="relative">
      <Field label={label} hint={hint} error={error}>
        {lines === undefined ? <Input {...shared} /> : <Textarea rows={lines} {...shared} />}
      </Field>
      <Picker
        label={t("builder.insertVariable")}
        items={variables}
        value={null}
        onChange={put}
        trigger={
          <IconButton
            size="small"
            icon={Braces}
            label={t("builder.insertVariableIn", { label })}
            className="absolute end-0.5 top-6.5"
          />
        }
      />
      {named.length > 0 && (
        <p className="mt-1 text-small text-soft">
          {named.map(({ id, name }) => (
            <span key={id} className="block truncate">
              <code className="font-mono">{`${id.slice(0, 14)}…}}`}</code> {name}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
