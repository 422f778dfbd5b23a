import type { MessageItem } from "@relevo/contract/messages.ts";
import { LayoutTemplate } from "lucide-react";
import { useTranslation } from "react-i18next";
import { RichText } from "../RichText.tsx";
import { Buttons } from "./Buttons.tsx";
import { readTemplate } from "./data.rules.ts";
import { Files } from "./Files.tsx";

/** A template as the customer sees it: its header, what it says, its footer and buttons; and which one it was. */
export function TemplateContent({ item: { data, text, files, author } }: { item: MessageItem }) {
  const { t } = useTranslation();
  const { name, header, footer, buttons } = readTemplate(data);
  return (
    <>
      <p className="mb-1 flex items-center gap-1 text-small text-soft">
        <LayoutTemplate aria-hidden size={12} className="shrink-0" />
        <span className="truncate">
          {name ? t("conversations.said.template", { name }) : t("conversations.types.template")}
        </span>
      </p>
      {header && <p className="font-semibold [overflow-wrap:anywhere]">{header}</p>}
      <Files files={files} author={author.name} />
      {text !== "" && <RichText text={text} />}
      {footer && <p className="mt-1 text-small text-soft [overflow-wrap:anywhere]">{footer}</p>}
      <Buttons names={buttons} />
    </>
  );
}
