import type { Conversation } from "@relevo/contract/conversations.ts";
import { Link } from "@tanstack/react-router";
import { ticketHash } from "../ticket-place.ts";
import { TicketMark } from "./StateMarks.tsx";

/** The number of a conversation's ticket, which leads to it. */
export function TicketLink({ conversation: { id, ticket } }: { conversation: Conversation }) {
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId: id }}
      search
      hash={ticketHash}
      preload={false}
      className="flex shrink-0 items-center px-3 -outline-offset-2 hover:bg-hover hover:underline"
    >
      <TicketMark ticket={ticket} />
    </Link>
  );
}
