import { FileUp } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Textarea } from "../../design/Textarea.tsx";

/** Characters of a document at most, as the contract says. */
export const mostText = 1_000_000;

/** A document pasted, or read from a file. */
export function ImportField({
  text,
  error,
  onChange,
}: {
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <Field label={t("workflows.create.text")} hint={t("workflows.create.textHint")} error={error}>
          <Textarea
            className="max-h-44! font-mono text-list"
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      </div>
      <Button icon={FileUp} onClick={() => chooser.current?.click()}>
        {t("workflows.create.file")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,.yaml,.yml,application/json"
        onChange={async ({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          // What is too long to be sent is not worth reading: it is said where it is pasted, too.
          if (file) onChange(await file.slice(0, 4 * mostText).text());
        }}
      />
    </div>
  );
}
