import { Suspense } from "react";
import { RunsSection } from "../../workflows/conversation/load.ts";
import type { Opened } from "../use-opened.tsx";
import { ClosureSection } from "./ClosureSection.tsx";
import { ContactCard } from "./ContactCard.tsx";
import { Facts } from "./Facts.tsx";
import { History } from "./History.tsx";
import { NextSection } from "./NextSection.tsx";
import { TasksSection } from "./TasksSection.tsx";
import { TicketSection } from "./TicketSection.tsx";

/** What is known about the open conversation: who the customer is, where it stands, what happened. */
export function ContextPane({ opened: { conversation, can, detail, actions } }: { opened: Opened }) {
  if (!conversation) return null;
  return (
    <div className="flex flex-col divide-y divide-line">
      <ContactCard conversation={conversation} editable={can?.comment === true} />
      {conversation.endedAt && detail?.closure && <ClosureSection closure={detail.closure} />}
      <Facts conversation={conversation} actions={actions} />
      <TicketSection conversation={conversation} can={can} />
      <TasksSection of={{ conversationId: conversation.id }} editable={can?.comment === true} />
      <NextSection next={detail?.next ?? []} />
      <Suspense>
        <RunsSection conversation={conversation} start={actions.automate} />
      </Suspense>
      <History id={conversation.id} />
    </div>
  );
}
