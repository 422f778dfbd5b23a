import { useQueryClient } from "@tanstack/react-query";
import { CircleAlert, Lock, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { classes } from "../../design/classes.ts";
import { useMe } from "../../people/me.ts";
import { useDrafts } from "../composer/drafts.ts";
import { focusComposer } from "../composer/focus.ts";
import type { Outgoing } from "../composer/outbox.rules.ts";
import { discard, send } from "../composer/outbox.ts";
import { CommentGround } from "./CommentBubble.tsx";
import { Delivery } from "./Delivery.tsx";
import { Clock, Line, meta } from "./Line.tsx";
import { RichText } from "./RichText.tsx";
import { TroubleBox } from "./Trouble.tsx";

/** What was sent from here and the server has not taken yet; where it will not, why and what one can do. */
export function OutgoingBubble({ outgoing, begins }: { outgoing: Outgoing; begins: boolean }) {
  const { t } = useTranslation();
  const { id, name } = useMe().member;
  const { mode, text, files, at, problem } = outgoing;
  const content = (
    <>
      {files.map((file) => (
        <p key={file.id} className="text-soft">
          {file.name}
        </p>
      ))}
      {text !== "" && <RichText text={text} />}
    </>
  );
  return (
    <Line ours begins={begins} author={{ kind: "member", id, name }}>
      {begins && mode === "reply" && (
        <p className="mb-0.5 px-1 text-small text-soft">{t("conversations.said.you")}</p>
      )}
      {mode === "comment" ? (
        <CommentGround>
          <p className="mb-0.5 flex items-center gap-1.5 text-small font-medium text-comment">
            <Lock aria-hidden size={12} />
            {t("conversations.said.internal")}
          </p>
          {content}
        </CommentGround>
      ) : (
        <div
          className={classes(
            "max-w-full min-w-0 rounded-large bg-selected px-3 py-2",
            begins && "rounded-se-small",
            problem !== null && "border border-breach",
          )}
        >
          {content}
        </div>
      )}
      <p className={meta}>
        <Clock at={at} />
        {problem === null &&
          (mode === "comment" ? t("conversations.said.saving") : <Delivery state="pending" />)}
      </p>
      {problem !== null && <Untaken outgoing={outgoing} problem={problem} />}
    </Line>
  );
}

function Untaken({ outgoing, problem }: { outgoing: Outgoing; problem: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { restore } = useDrafts(outgoing.conversationId);
  const { id, mode, text, files, mentions, quote, chips } = outgoing;
  const editAgain = () => {
    if (!restore(mode, { text, files, mentions, quote, chips, since: null })) return;
    discard(id);
    focusComposer();
  };
  return (
    <TroubleBox icon={CircleAlert} title={problem || t("conversations.said.notSaved")}>
      <Button size="small" icon={RotateCw} onClick={() => send(queries, outgoing)}>
        {t("conversations.said.retry")}
      </Button>
      <Button size="small" onClick={editAgain}>
        {t("conversations.said.editAgain")}
      </Button>
      <Button size="small" variant="quiet" onClick={() => discard(id)}>
        {t("conversations.said.discard")}
      </Button>
    </TroubleBox>
  );
}
