import type { Frame } from "@relevo/contract/realtime.ts";
import { isTicketVisible, type Viewer } from "../../tickets/visible.ts";
import { isVisible } from "../visible.ts";
import { type Happening, ofContact, resetting } from "./render.ts";

/** Built once per event and audience: those who see what it touched get the very same text. */
const texts = new WeakMap<Happening, Map<string, string>>();

/** The frames a viewer gets for an event: its own, `gone` for what left their sight, or `reset`. */
export function framesFor(viewer: Viewer, happening: Happening): string[] {
  const id = String(happening.id);
  if (resetting.has(happening.event.name)) return [text(happening, "reset", () => ({ type: "reset", id }))];
  const frames: string[] = [];
  const visible = happening.touched.filter(({ now }) => isVisible(viewer, now));
  for (const { conversation, now, before, after } of happening.touched)
    if (!isVisible(viewer, now) && (isVisible(viewer, before) || isVisible(viewer, after)))
      frames.push(
        text(happening, `gone ${conversation.id}`, () => ({
          type: "gone",
          id,
          conversationId: conversation.id,
        })),
      );
  const tickets = happening.tickets.filter(({ now }) => isTicketVisible(viewer, now));
  for (const ticket of happening.tickets)
    if (!tickets.includes(ticket) && isTicketVisible(viewer, ticket.before))
      frames.push(
        text(happening, `ticket-gone ${ticket.card.id}`, () => ({
          type: "ticket-gone",
          id,
          ticketId: ticket.card.id,
        })),
      );
  const touches = happening.touched.length > 0 || happening.tickets.length > 0;
  if (touches ? visible.length > 0 || tickets.length > 0 : happening.topics.length > 0) {
    const audience = `event ${visible.map(({ conversation }) => conversation.id).join()} ${tickets.map(({ card }) => card.id).join()}`;
    frames.push(
      text(happening, audience, () =>
        eventFrame(
          happening,
          visible,
          tickets.map(({ card }) => card),
        ),
      ),
    );
  }
  return frames;
}

function eventFrame(
  happening: Happening,
  visible: Happening["touched"],
  tickets: Extract<Frame, { type: "event" }>["tickets"],
): Frame {
  const { event, items, topics } = happening;
  const shown = new Set(visible.map(({ conversation }) => conversation.id));
  return {
    type: "event",
    id: String(happening.id),
    name: event.name as Extract<Frame, { type: "event" }>["name"],
    at: event.at.toISOString(),
    actorId: event.actor_id,
    conversations: visible.map(({ conversation }) => conversation),
    tickets,
    items: items.filter(({ conversationId }) => shown.has(conversationId)),
    topics: [...topics],
    contactId: ofContact.has(event.name) && visible.length > 0 ? event.contact_id : null,
  };
}

function text(happening: Happening, audience: string, frame: () => Frame): string {
  const built = texts.get(happening) ?? new Map<string, string>();
  texts.set(happening, built);
  const known = built.get(audience);
  if (known !== undefined) return known;
  const made = JSON.stringify(frame());
  built.set(audience, made);
  return made;
}
