import type { Conversation } from "@relevo/contract/conversations.ts";
import { RefreshCw, UserRoundX } from "lucide-react";
import { lazy, Suspense } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { EmptyState } from "../design/EmptyState.tsx";
import { Spinner } from "../design/Spinner.tsx";
import type { ContextPanel } from "../shell/context-panel.ts";
import { usePageTitle } from "../shell/title.ts";
import type { Place } from "./place.ts";
import { sayRefusal } from "./refusal.ts";
import { Thread } from "./thread/Thread.tsx";
import { ThreadHeader } from "./thread/ThreadHeader.tsx";
import { showTicket } from "./ticket-place.ts";
import { useContactName } from "./use-contact-name.ts";
import { type Opened, useOpened } from "./use-opened.tsx";

const ContextPane = lazy(async () => {
  const [{ ContextPane }] = await Promise.all([
    import("./context/ContextPane.tsx"),
    import("../tickets/load-words.ts").then(({ loadTicketWords }) => loadTicketWords()),
  ]);
  return { default: ContextPane };
});

interface Around {
  place: Place;
  panel: ContextPanel;
  /** Where its details go, beside it; null while they are not on screen. */
  details: HTMLElement | null;
}

/** The middle of the screen, and the details beside it: one conversation, or why it is not there. */
export function OpenConversation({ id, place, panel, details }: Around & { id: string }) {
  const { t } = useTranslation();
  const opened = useOpened(id);
  const { conversation, gone, error, again } = opened;
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
  if (conversation) return <Present {...{ conversation, opened, place, panel, details }} />;
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
  opened,
  place,
  panel,
  details,
}: Around & { conversation: Conversation; opened: Opened }) {
  const { can, detail, actions, dialog } = opened;
  usePageTitle(useContactName()(conversation));
  return (
    <>
      <ThreadHeader
        conversation={conversation}
        actions={actions}
        toggle={panel.toggle}
        onTicket={() => showTicket(panel)}
        onBack={() => place.open(undefined)}
      />
      <Thread {...{ conversation, can, detail, actions }} />
      {details &&
        createPortal(
          <Suspense>
            <ContextPane opened={opened} />
          </Suspense>,
          details,
        )}
      {dialog}
    </>
  );
}
