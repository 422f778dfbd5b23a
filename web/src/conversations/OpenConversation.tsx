import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import { RefreshCw, UserRoundX } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { EmptyState } from "../design/EmptyState.tsx";
import { Spinner } from "../design/Spinner.tsx";
import type { ContextPanel } from "../shell/context-panel.ts";
import { usePageTitle } from "../shell/title.ts";
import { useOpenActions } from "./actions/use-open-actions.ts";
import { useDrafts } from "./composer/drafts.ts";
import { focusComposer } from "./composer/focus.ts";
import type { Place } from "./place.ts";
import { sayRefusal } from "./refusal.ts";
import { Thread } from "./thread/Thread.tsx";
import { ThreadHeader } from "./thread/ThreadHeader.tsx";
import { useShown } from "./use-shown.ts";

const AssignDialog = lazy(() => import("./actions/AssignDialog.tsx"));
const MoveDialog = lazy(() => import("./actions/MoveDialog.tsx"));

/** The middle of the screen: one conversation, or why it is not there. */
export function OpenConversation({ id, place, panel }: { id: string; place: Place; panel: ContextPanel }) {
  const { t } = useTranslation();
  const { conversation, can, gone, error, again } = useShown(id);
  if (gone)
    return (
      <EmptyState
        icon={UserRoundX}
        title={t("conversations.gone")}
        action={<Button onClick={() => place.open(undefined)}>{t("conversations.back")}</Button>}
      >
        {t("conversations.goneAbout")}
      </EmptyState>
    );
  if (conversation) return <Present {...{ conversation, can, place, panel }} />;
  if (error)
    return (
      <EmptyState
        icon={RefreshCw}
        title={t("conversations.said.threadFailed")}
        action={<Button onClick={again}>{t("conversations.again")}</Button>}
      >
        {sayRefusal(error)}
      </EmptyState>
    );
  return (
    <div className="m-auto">
      <Spinner />
    </div>
  );
}

function Present({
  conversation,
  can,
  place,
  panel,
}: {
  conversation: Conversation;
  can: ConversationCan | undefined;
  place: Place;
  panel: ContextPanel;
}) {
  const [asking, setAsking] = useState<"assign" | "move">();
  const { setMode } = useDrafts(conversation.id);
  const leave = () => setAsking(undefined);
  const actions = useOpenActions(conversation, can, {
    ask: setAsking,
    write(mode) {
      setMode(mode);
      focusComposer();
    },
  });
  usePageTitle(conversation.contact.name);
  return (
    <>
      <ThreadHeader
        conversation={conversation}
        actions={actions}
        toggle={panel.toggle}
        onBack={() => place.open(undefined)}
      />
      <Thread conversation={conversation} can={can} actions={actions} />
      <Suspense>
        {asking === "assign" && <AssignDialog conversation={conversation} onClose={leave} />}
        {asking === "move" && <MoveDialog conversation={conversation} onClose={leave} />}
      </Suspense>
    </>
  );
}
