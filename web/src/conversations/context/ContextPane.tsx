import type { Opened } from "../use-opened.tsx";
import { ContactCard } from "./ContactCard.tsx";
import { Facts } from "./Facts.tsx";
import { History } from "./History.tsx";

/** What is known about the open conversation: who the customer is, where it stands, what happened. */
export function ContextPane({ opened: { conversation, can, actions } }: { opened: Opened }) {
  if (!conversation) return null;
  return (
    <div className="flex flex-col divide-y divide-line">
      <ContactCard conversation={conversation} editable={can?.comment === true} />
      <Facts conversation={conversation} actions={actions} />
      <History id={conversation.id} />
    </div>
  );
}
