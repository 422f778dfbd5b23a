import type { CommentItem } from "@relevo/contract/messages.ts";
import { Lock, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChipList } from "./ChipList.tsx";
import { Files } from "./content/Files.tsx";
import { Clock, Line, meta } from "./Line.tsx";
import { RichText } from "./RichText.tsx";

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
  const { author, text, mentions, files, chips, at } = item;
  const nameOf = () => {
    if (author.kind === "workflow")
      return t("conversations.said.events.workflowNamed", { name: author.name });
    return author.id === me ? t("conversations.said.you") : author.name;
  };
  return (
    <Line ours begins={begins} author={author}>
      <CommentGround>
        <p className="mb-0.5 flex flex-wrap items-center gap-x-1.5 text-small font-medium text-comment">
          <Lock aria-hidden size={12} />
          {t("conversations.said.internal")}
          <span className="font-normal">· {t("conversations.said.internalAbout")}</span>
        </p>
        <Files files={files} author={author.name} />
        {text !== "" && <RichText text={text} names={mentions.map(({ name }) => name)} />}
        <ChipList chips={chips} />
      </CommentGround>
      <p className={ends ? meta : "sr-only"}>
        {author.kind === "workflow" && <Workflow aria-hidden size={12} />}
        <span>{nameOf()}</span>
        <Clock at={at} />
      </p>
    </Line>
  );
}

export function CommentGround({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-full min-w-0 rounded-large border border-dashed border-comment-line bg-comment-ground px-3 py-2">
      {children}
    </div>
  );
}
