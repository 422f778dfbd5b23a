import type { CommentItem, MessageItem } from "@relevo/contract/messages.ts";
import { Building2, Forward, Lock, type LucideIcon, Reply, Smartphone, Sparkles } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { Files } from "./content/Files.tsx";
import { MessageContent } from "./content/MessageContent.tsx";
import { Delivery } from "./Delivery.tsx";
import { Quoted } from "./Quoted.tsx";
import { Reactions } from "./Reactions.tsx";
import { RichText } from "./RichText.tsx";
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
    <Line ours={ours} begins={begins} author={item.author}>
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

/** A note for the team: another ground, a lock and the word, so that nobody takes it for a message. */
export function CommentBubble({
  item,
  begins,
  ends,
  me,
}: {
  item: CommentItem;
  begins: boolean;
  ends: boolean;
  me: string;
}) {
  const { t } = useTranslation();
  const { author, text, mentions, files, at } = item;
  return (
    <Line ours begins={begins} author={{ ...author, kind: "member" }}>
      <CommentGround>
        <p className="mb-0.5 flex flex-wrap items-center gap-x-1.5 text-small font-medium text-comment">
          <Lock aria-hidden size={12} />
          {t("conversations.said.internal")}
          <span className="font-normal">· {t("conversations.said.internalAbout")}</span>
        </p>
        <Files files={files} author={author.name} />
        {text !== "" && <RichText text={text} names={mentions.map(({ name }) => name)} />}
      </CommentGround>
      <p className={ends ? meta : "sr-only"}>
        <span>{author.id === me ? t("conversations.said.you") : author.name}</span>
        <Clock at={at} />
      </p>
    </Line>
  );
}

/** The small print below a line. */
export const meta = "mt-0.5 flex items-center gap-1.5 px-1 text-tiny text-soft";

export function CommentGround({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-full min-w-0 rounded-large border border-dashed border-comment-line bg-comment-ground px-3 py-2">
      {children}
    </div>
  );
}

/** One side of the thread, with the author's initials where their lines begin. */
export function Line({
  ours,
  begins,
  author,
  children,
}: {
  ours: boolean;
  begins: boolean;
  author: MessageItem["author"];
  children: ReactNode;
}) {
  return (
    <div
      className={classes(
        "flex gap-2 px-4 pb-1 max-md:px-3",
        begins ? "pt-2.5" : "",
        ours && "flex-row-reverse",
      )}
    >
      <span className="w-8 shrink-0 max-md:hidden">{begins && <Face author={author} />}</span>
      <div
        className={classes(
          "flex max-w-[min(38rem,85%)] min-w-0 flex-col",
          ours ? "items-end" : "items-start",
        )}
      >
        {children}
      </div>
    </div>
  );
}

/** The instant by the clock; the whole of it on hover. */
export function Clock({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.moment(at)}>
      {formats.clock(at)}
    </time>
  );
}

function Face({ author: { kind, id, name } }: { author: MessageItem["author"] }) {
  const Icon: LucideIcon | undefined = {
    phone: Building2,
    bot: Sparkles,
    contact: undefined,
    member: undefined,
  }[kind];
  if (!Icon) return <Avatar name={name} of={id ?? name} />;
  return (
    <span
      className={classes(
        "inline-flex size-8 items-center justify-center rounded-full",
        kind === "bot" ? "bg-ai-ground text-ai" : "bg-hover text-soft",
      )}
    >
      <Icon aria-hidden size={16} />
    </span>
  );
}

function Author({ item: { author }, me }: { item: MessageItem; me: string }) {
  const { t } = useTranslation();
  const words = {
    contact: author.name || t("conversations.said.customer"),
    member: author.id === me ? t("conversations.said.you") : author.name,
    phone: t("conversations.said.phone"),
    bot: author.name || t("conversations.said.bot"),
  };
  return (
    <p className="mb-0.5 flex items-center gap-1 px-1 text-small text-soft">
      {author.kind === "phone" && <Smartphone aria-hidden size={12} />}
      {author.kind === "bot" && <Sparkles aria-hidden size={12} className="text-ai" />}
      <bdi>{words[author.kind]}</bdi>
    </p>
  );
}

function ground(kind: MessageItem["author"]["kind"]): string {
  if (kind === "bot") return "bg-ai-ground";
  return kind === "phone" ? "border border-dashed border-edge bg-selected" : "bg-selected";
}
