import type { MessageItem } from "@relevo/contract/messages.ts";
import { Info, MessageSquareWarning } from "lucide-react";
import { useTranslation } from "react-i18next";
import { RichText } from "../RichText.tsx";
import { Buttons } from "./Buttons.tsx";
import { channelType, readOffered } from "./data.rules.ts";
import { Files } from "./Files.tsx";
import { CardsContent, ChoiceContent, OrderContent, PlaceContent } from "./Special.tsx";
import { TemplateContent } from "./TemplateContent.tsx";

/** What a message says, as what it is: text, files, a place, cards, a choice, an order, or none of these. */
export function MessageContent({ item }: { item: MessageItem }) {
  const { t } = useTranslation();
  const { type, text, files, data, author } = item;
  switch (type) {
    case "location":
      return <PlaceContent data={data} text={text} />;
    case "contacts":
      return <CardsContent data={data} text={text} />;
    case "choice":
      return <ChoiceContent data={data} text={text} />;
    case "order":
      return <OrderContent data={data} text={text} />;
    case "template":
      return <TemplateContent item={item} />;
    case "system":
      return (
        <div className="flex items-start gap-2 text-soft">
          <Info aria-hidden size={16} className="mt-0.5 shrink-0" />
          <div className="min-w-0">
            <span className="text-small">{t("conversations.said.system")}</span>
            <RichText text={text} />
          </div>
        </div>
      );
    case "unsupported": {
      const known = channelType(data);
      return (
        <p className="flex items-start gap-2 text-soft">
          <MessageSquareWarning aria-hidden size={16} className="mt-0.5 shrink-0" />
          {known
            ? t("conversations.said.unsupported", { type: known })
            : t("conversations.said.unsupportedPlain")}
        </p>
      );
    }
    default:
      return (
        <>
          <Files files={files} type={type} author={author.name} />
          {text !== "" && <RichText text={text} />}
          <Buttons names={readOffered(data)} />
        </>
      );
  }
}
