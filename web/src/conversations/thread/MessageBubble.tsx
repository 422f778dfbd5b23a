import type { MessageItem } from "@relevo/contract/messages.ts";
import { Forward, Reply, Smartphone, Sparkles, Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { MessageContent } from "./content/MessageContent.tsx";
import { Delivery } from "./Delivery.tsx";
import { Clock, Line, meta } from "./Line.tsx";
import { Quoted } from "./Quoted.tsx";
import { Reactions } from "./Reactions.tsx";
import { Trouble } from "./Trouble.tsx";

/** A message: the customer's on the left, ours on the right, each with who wrote it. */
export function MessageBubble({
  item,
  begins,
  ends,
  me,
  mayReply,
  onQuote,
  onJump,
}: {
  item: MessageItem;
  begins: boolean;
  ends: boolean;
  me: string;
  mayReply: boolean;
  onQuote: (item: MessageItem) => void;
  onJump: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { direction, author, revoked, state } = item;
  const ours = direction === "out";
  // A sticker stands by itself.
  const bare = item.type === "sticker" && !revoked && !item.replyTo;
  const trouble = state === "failed" || state === "uncertain";
  return (
    <Line ours={ours} begins={begins} author={isWorkflows(item) ? { ...author, kind: "workflow" } : author}>
      {begins && <Author item={item} me={me} />}
      <div className="group/bubble relative max-w-full min-w-0">
        <div
          className={classes(
            "max-w-full rounded-large",
            bare ? "" : "px-3 py-2",
            !bare && (ours ? ground(author.kind) : "border border-line bg-ground"),
            begins && (ours ? "rounded-se-small" : "rounded-ss-small"),
            trouble && "border border-breach",
          )}
        >
          {item.forwarded && (
            <p className="flex items-center gap-1 text-small text-soft">
              <Forward aria-hidden size={12} /> {t("conversations.said.forwarded")}
            </p>
          )}
          {item.replyTo && <Quoted replyTo={item.replyTo} onJump={onJump} />}
          {revoked ? (
            <p className="text-soft italic">
              {t(ours ? "conversations.said.revokedOut" : "conversations.said.revoked")}
            </p>
          ) : (
            <MessageContent item={item} />
          )}
        </div>
        {mayReply && !revoked && (
          <IconButton
            size="small"
            side="top"
            icon={Reply}
            label={t("conversations.said.quoteThis")}
            onClick={() => onQuote(item)}
            className={classes(
              "absolute top-1/2 -translate-y-1/2 opacity-0 group-hover/bubble:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-60",
              ours ? "end-full" : "start-full",
            )}
          />
        )}
      </div>
      <Reactions reactions={item.reactions} />
      {/* Within one breath of one person the last line tells for all; those who listen hear each. */}
      <p className={ends || item.edited ? meta : "sr-only"}>
        <Clock at={item.at} />
        {item.edited && <span>{t("conversations.said.edited")}</span>}
        {ours && !revoked && <Delivery state={state} />}
      </p>
      {ours && <Trouble item={item} mayRetry={mayReply} />}
    </Line>
  );
}

/** Whether a workflow wrote it: no person, and no AI either. */
function isWorkflows({ author, data }: MessageItem): boolean {
  return author.kind === "bot" && data?.kind === "workflow";
}

function Author({ item, me }: { item: MessageItem; me: string }) {
  const { t } = useTranslation();
  const { author } = item;
  const workflow = isWorkflows(item);
  const words = {
    contact: author.name || t("conversations.said.customer"),
    member: author.id === me ? t("conversations.said.you") : author.name,
    phone: t("conversations.said.phone"),
    bot: workflow
      ? t("conversations.said.events.workflowNamed", { name: author.name })
      : author.name || t("conversations.said.bot"),
  };
  return (
    <p className="mb-0.5 flex items-center gap-1 px-1 text-small text-soft">
      {author.kind === "phone" && <Smartphone aria-hidden size={12} />}
      {workflow && <Workflow aria-hidden size={12} />}
      {author.kind === "bot" && !workflow && <Sparkles aria-hidden size={12} className="text-ai" />}
      <bdi>{words[author.kind]}</bdi>
    </p>
  );
}

function ground(kind: MessageItem["author"]["kind"]): string {
  if (kind === "bot") return "bg-ai-ground";
  return kind === "phone" ? "border border-dashed border-edge bg-selected" : "bg-selected";
}
