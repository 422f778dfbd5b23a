import { MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { contrastWithWhite, inkOn } from "./colour.rules.ts";

/** A colour by sight or by its letters, with how it will look on the chat's button. */
export function ColourField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (colour: string) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const contrast = contrastWithWhite(value);
  const known = contrast === null ? "#0f766e" : value;
  const ratio = contrast === null ? "" : formats.number(Math.floor(contrast * 10) / 10);
  return (
    <Field
      label={t("settings.connections.webchat.colour")}
      hint={
        contrast !== null &&
        t(
          contrast >= 3
            ? "settings.connections.webchat.colourGood"
            : "settings.connections.webchat.colourPoor",
          {
            ratio,
          },
        )
      }
      error={error}
    >
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-label={t("settings.connections.webchat.colourPick")}
          value={known.toLowerCase()}
          onChange={(event) => onChange(event.target.value)}
          className="h-8 w-10 shrink-0 rounded-base border border-edge bg-ground p-0.5 pointer-coarse:h-10"
        />
        <Input
          value={value}
          maxLength={7}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onChange(event.target.value.trim())}
          className="max-w-28 font-mono"
        />
        <span
          aria-hidden
          className="ms-2 flex size-9 shrink-0 items-center justify-center rounded-full"
          style={{ background: known, color: inkOn(known) }}
        >
          <MessageCircle size={18} />
        </span>
      </div>
    </Field>
  );
}
