import type { Conversation } from "@relevo/contract/conversations.ts";
import type { MessageItem } from "@relevo/contract/messages.ts";
import { Clock, Hourglass, Lock, type LucideIcon, Reply, UserRound } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { classes } from "../../design/classes.ts";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { loadLaterWords } from "../../i18n/start.ts";
import type { OpenActions } from "../actions/use-open-actions.ts";

const TemplateComposer = lazy(async () => {
  const [module] = await Promise.all([import("../../templates/TemplateComposer.tsx"), loadLaterWords()]);
  return module;
});

/** It is a colleague's: what one can do instead of answering. */
export function OwnedByOther({
  conversation,
  actions,
}: {
  conversation: Conversation;
  actions: OpenActions;
}) {
  const { t } = useTranslation();
  return (
    <Notice
      icon={UserRound}
      tone="text-soft"
      title={t("conversations.compose.ownedBy", { name: conversation.owner?.name ?? "" })}
      about={t("conversations.compose.ownedAbout")}
    >
      {actions.take.visible && (
        <Button size="small" onClick={actions.take.run}>
          {t("conversations.act.toMe")}
        </Button>
      )}
      <WriteComment actions={actions} />
    </Notice>
  );
}

/** It has ended, or a template went on with it elsewhere: nothing is written here any more. */
export function Ended({ title, actions }: { title: string; actions: OpenActions }) {
  return (
    <Notice icon={Lock} tone="text-quiet" ground="bg-quiet-ground" title={title}>
      <WriteComment actions={actions} />
    </Notice>
  );
}

/** The channel takes only templates now. */
export function ClosedWindow({
  conversation,
  actions,
}: {
  conversation: Conversation;
  actions: OpenActions;
}) {
  const { t } = useTranslation();
  if (conversation.channel === "whatsapp")
    return (
      <Suspense>
        <TemplateComposer conversation={conversation} />
      </Suspense>
    );
  return (
    <Notice
      icon={Hourglass}
      tone="text-expired"
      ground="bg-expired-ground"
      title={t("conversations.compose.windowClosed")}
    >
      <WriteComment actions={actions} />
    </Notice>
  );
}

/** Nobody attends it yet: answering makes it one's own. */
export function WaitsInQueue() {
  const { t } = useTranslation();
  return <Notice icon={Clock} tone="text-waiting" title={t("conversations.compose.inQueue")} />;
}

export function WindowEnds({ at }: { at: string }) {
  const { t } = useTranslation();
  const span = useFormats().span(Date.parse(at) - useMinute());
  return (
    <Notice icon={Hourglass} tone="text-expired" title={t("conversations.compose.windowSoon", { span })} />
  );
}

/** Somebody answered while this was being written: once, before it leaves. */
export function Held({
  answer,
  onSend,
  onReview,
}: {
  answer: MessageItem;
  onSend: () => void;
  onReview: () => void;
}) {
  const { t } = useTranslation();
  const { author, text } = answer;
  return (
    <div role="alert">
      <Notice
        inset={false}
        icon={Reply}
        tone="text-waiting"
        ground="bg-waiting-ground"
        title={
          author.kind === "phone"
            ? t("conversations.compose.answeredPhone")
            : t("conversations.compose.answered", { name: author.name })
        }
        about={text && `«${text}»`}
      >
        <Button size="small" onClick={onReview}>
          {t("conversations.compose.reviewFirst")}
        </Button>
        <Button size="small" variant="primary" onClick={onSend}>
          {t("conversations.compose.sendAnyway")}
        </Button>
      </Notice>
    </div>
  );
}

function WriteComment({ actions }: { actions: OpenActions }) {
  const { t } = useTranslation();
  return (
    <Button size="small" icon={Lock} onClick={actions.comment.run}>
      {t("conversations.compose.writeComment")}
    </Button>
  );
}

function Notice({
  inset = true,
  icon: Icon,
  tone,
  ground,
  title,
  about,
  children,
}: {
  /** Outside the form, which has a margin of its own. */
  inset?: boolean;
  icon: LucideIcon;
  tone: string;
  ground?: string;
  title: string;
  about?: string;
  children?: ReactNode;
}) {
  return (
    <div
      className={classes(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-base",
        inset && "mx-3 mt-2 last:mb-3",
        ground && `${ground} px-3 py-2`,
      )}
    >
      <p className={classes("flex min-w-48 flex-1 items-start gap-2 text-list", tone)}>
        <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
        <span className="min-w-0">
          <span className="font-medium">{title}</span>
          {about && <span className="line-clamp-2 text-soft">{about}</span>}
        </span>
      </p>
      {children && <span className="flex flex-wrap gap-2">{children}</span>}
    </div>
  );
}
