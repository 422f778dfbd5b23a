import type { Conversation } from "@relevo/contract/conversations.ts";
import type { MessageType } from "@relevo/contract/messages.ts";
import {
  CornerUpLeft,
  FileText,
  Image,
  Info,
  LayoutTemplate,
  ListChecks,
  type LucideIcon,
  MapPin,
  MessageSquareWarning,
  Mic,
  ShoppingCart,
  Sticker,
  UserRound,
  Video,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";

/** The last thing said: by us or by the customer, in words or as what it is. */
export function LastLine({ last }: { last: Conversation["last"] }) {
  const { t } = useTranslation();
  if (!last) return <span className="min-w-0 flex-1" />;
  const Icon = typeIcons[last.type];
  const failed = last.state === "failed" || last.state === "uncertain" ? last.state : undefined;
  return (
    <span className={classes("flex min-w-0 flex-1 items-center gap-1", failed ? "text-breach" : "text-soft")}>
      {last.direction === "out" && (
        <>
          <CornerUpLeft aria-hidden size={14} className="shrink-0" />
          <span className="sr-only">{t("conversations.us")}</span>
        </>
      )}
      {failed && <span className="shrink-0 font-medium">{t(`conversations.troubles.${failed}`)}:</span>}
      {Icon && <Icon aria-hidden size={14} className="shrink-0" />}
      <span dir="auto" className="truncate">
        {last.preview === "" ? t(`conversations.types.${last.type}`) : last.preview}
      </span>
    </span>
  );
}

const typeIcons: Partial<Record<MessageType, LucideIcon>> = {
  image: Image,
  video: Video,
  audio: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: UserRound,
  choice: ListChecks,
  order: ShoppingCart,
  system: Info,
  template: LayoutTemplate,
  unsupported: MessageSquareWarning,
};
