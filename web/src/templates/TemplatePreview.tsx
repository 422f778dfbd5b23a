import type { Template } from "@relevo/contract/templates.ts";
import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { filled, placed } from "./fill.rules.ts";

/** What the customer will see, with what was typed so far. */
export function TemplatePreview({ template, values }: { template: Template; values: readonly string[] }) {
  const { t } = useTranslation();
  const { header, body, footer, buttons } = template;
  const say = (text: string, place: "header" | "body") => {
    const own = placed(template, place, values);
    return filled(text, own.keys, own.values);
  };
  return (
    <figure
      aria-label={t("templates.preview")}
      className="self-start rounded-large border border-line bg-sunk p-3"
    >
      {header?.kind === "text" && <p className="font-semibold">{say(header.text, "header")}</p>}
      {header && header.kind !== "text" && (
        <p className="mb-2 flex h-16 items-center justify-center gap-2 rounded-base bg-hover text-soft">
          <FileText aria-hidden size={16} /> {t(`templates.files.${header.kind}`)}
        </p>
      )}
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{say(body, "body")}</p>
      {footer && <p className="mt-1 text-small text-soft">{footer}</p>}
      {buttons.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1 border-t border-line pt-2 text-center text-accent">
          {buttons.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </figure>
  );
}
