import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ThreadItem } from "./messages.ts";
import { RefusalCode } from "./refusals.ts";
import { RuleTrigger } from "./resolution-rules.ts";
import { Task } from "./tasks.ts";
import { ActSource, Money, Ticket, TicketCard } from "./tickets.ts";
import { Id, Instant, Name, Named, PageQuery, Params, page } from "./words.ts";

export const ticketViews = ["new", "unanswered", "stuck", "mislaid", "late", "incomplete"] as const;
/**
 * Nuevos: mine, not opened yet · sin responder: the last word is the customer's · detenidos: beyond their stage's
 * threshold · extraviados: nobody owns it, or nothing happened for 48 h · atrasados: next step or task overdue ·
 * incompletos: data its stage asks for, or the contact's name and number or mail, are missing.
 */
export const TicketView = z.enum(ticketViews).meta({ id: "TicketView" });
export type TicketView = z.infer<typeof TicketView>;

/** Which tickets; what is left out does not narrow. */
export const TicketFilter = z.object({
  /** `#123`, or words of subject, description and messages. */
  q: z.string().max(200).optional(),
  /** A member, `me`, or `none`. */
  owner: z.union([Id, z.enum(["me", "none"])]).optional(),
  groupId: Id.optional(),
  view: TicketView.optional(),
  resolution: z.enum(["none", "won", "lost"]).optional(),
  kind: z.enum(["human", "ai"]).optional(),
  /** Least and most value, in the funnel's currency. */
  valueFrom: z.coerce.number().min(0).optional(),
  valueTo: z.coerce.number().min(0).optional(),
  createdFrom: Instant.optional(),
  createdTo: Instant.optional(),
});
export type TicketFilter = z.infer<typeof TicketFilter>;

export const searchTickets = endpoint({
  method: "GET",
  path: "/tickets",
  summary:
    "Tickets one may see, newest first. With words: the one of that number, then the contact's, then the others; without words only the contact's, if one is named.",
  access: "conversations.read",
  query: PageQuery.extend(TicketFilter.shape).extend({
    contactId: Id.optional(),
    funnelId: Id.optional(),
    stageId: Id.optional(),
    open: z.stringbool().optional(),
  }),
  response: page(TicketCard),
});
const Sums = z.array(Money);
export const showBoard = endpoint({
  method: "GET",
  path: "/funnels/:id/board",
  summary:
    "A funnel's open tickets that one may see, by stage, with counts and sums of all of them and the first cards of each.",
  access: "conversations.read",
  params: Params,
  query: TicketFilter.extend({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
  response: z
    .object({
      columns: z.array(
        z.object({
          stageId: Id,
          count: z.int(),
          stuck: z.int(),
          waiting: z.int(),
          /** By currency. */
          sums: Sums,
          tickets: z.array(TicketCard),
          next: z.string().nullable(),
        }),
      ),
    })
    .meta({ id: "Board" }),
});
export const showColumn = endpoint({
  method: "GET",
  path: "/stages/:id/tickets",
  summary: "The open tickets of a stage that one may see, who came in last first.",
  access: "conversations.read",
  params: Params,
  query: PageQuery.extend(TicketFilter.shape),
  response: page(TicketCard),
});
export const countTickets = endpoint({
  method: "GET",
  path: "/tickets/counts",
  summary:
    "My work: new, without reply and stuck, in human stages (the lists with `owner=me&kind=human`); each capped at 999.",
  access: "conversations.read",
  response: z.object({ new: z.int(), unanswered: z.int(), stuck: z.int() }).meta({ id: "TicketCounts" }),
});
export const showHygiene = endpoint({
  method: "GET",
  path: "/funnels/:id/hygiene",
  summary: "How well a funnel is kept, over the open tickets one may see.",
  access: "conversations.read",
  params: Params,
  response: z
    .object({ open: z.int(), unanswered: z.int(), mislaid: z.int(), late: z.int(), incomplete: z.int() })
    .meta({ id: "FunnelHygiene" }),
});
export const showCycles = endpoint({
  method: "GET",
  path: "/funnels/:id/cycles",
  summary:
    "Tickets of a funnel as cycles, over those one may see: how they ended, and how many each contact had. Absorbed ones are none.",
  access: "conversations.read",
  params: Params,
  query: z.object({ from: Instant.optional(), to: Instant.optional() }),
  response: z
    .object({
      created: z.int(),
      /** Neither marked nor archived. With won, lost and unresolved they are all that were created. */
      open: z.int(),
      won: z.int(),
      lost: z.int(),
      /** Archived neither won nor lost. */
      unresolved: z.int(),
      /** How many contacts had that many cycles; the last one means "or more". */
      perContact: z.array(z.object({ cycles: z.int(), contacts: z.int() })),
      /** Contacts with most cycles, at most 50. */
      contacts: z.array(
        z.object({ contact: Named, cycles: z.int(), won: z.int(), lost: z.int(), lastAt: Instant }),
      ),
    })
    .meta({ id: "FunnelCycles" }),
});
export const exportTickets = endpoint({
  method: "GET",
  path: "/tickets/export",
  summary: "The tickets one may see as CSV, at most 50,000, by the filters of the list.",
  access: "conversations.read",
  query: TicketFilter.extend({
    funnelId: Id.optional(),
    stageId: Id.optional(),
    open: z.stringbool().optional(),
  }),
  response: "bytes",
});

/** Somebody's saved filter of a funnel's board. */
export const SavedView = z
  .object({ id: Id, name: z.string(), funnelId: Id, filter: TicketFilter })
  .meta({ id: "SavedView" });
export type SavedView = z.infer<typeof SavedView>;
export const listViews = endpoint({
  method: "GET",
  path: "/ticket-views",
  summary: "One's own saved views, by name.",
  access: "conversations.read",
  response: z.object({ items: z.array(SavedView) }),
});
export const saveView = endpoint({
  method: "POST",
  path: "/ticket-views",
  summary: "Save a filter under a name; one's own of the same name and funnel is replaced.",
  access: "conversations.read",
  body: z.object({ name: Name, funnelId: Id, filter: TicketFilter }),
  response: SavedView,
  status: 201,
});
export const removeView = endpoint({
  method: "DELETE",
  path: "/ticket-views/:id",
  summary: "Forget one of one's own views.",
  access: "conversations.read",
  params: Params,
  status: 204,
});

/** For each act: true, or the refusal the command would give. */
const May = z.union([z.literal(true), RefusalCode]);
export const TicketCan = z
  .object({ move: May, edit: May, resolve: May, archive: May, restore: May, assign: May })
  .meta({ id: "TicketCan" });
export type TicketCan = z.infer<typeof TicketCan>;
/**
 * What a rule will do to a ticket, and when. `at` is null while it waits for our answer to the customer; an `entry` rule
 * marked already, and archives as soon as nothing is pending.
 */
export const ComingAct = z
  .object({
    ruleId: Id,
    trigger: z.enum(["entry", "time", "periodic"]),
    resolution: z.enum(["won", "lost"]),
    archive: z.boolean(),
    at: Instant.nullable(),
  })
  .meta({ id: "ComingAct" });
export type ComingAct = z.infer<typeof ComingAct>;
export const showTicket = endpoint({
  method: "GET",
  path: "/tickets/:id",
  summary: "A ticket with what may be done to it, what happens next, and the conversations in it.",
  access: "conversations.read",
  params: Params,
  response: Ticket.extend({
    can: TicketCan,
    next: z.array(ComingAct),
    conversations: z.array(z.object({ id: Id, number: z.int(), state: z.string(), openedAt: Instant })),
    /** One per conversation that ended with this ticket, exactly once. */
    actions: z.array(z.object({ conversationId: Id, number: z.int(), at: Instant, messages: z.int() })),
    tasks: z.array(Task),
    /** The contact's other tickets that one may see, newest first, at most 50. */
    cycles: z.array(TicketCard),
  }).meta({ id: "TicketDetail" }),
});
export const ticketMoments = [
  "created",
  "moved",
  "resolved",
  "resolution_cleared",
  "archived",
  "restored",
  "assigned",
  "changed",
  "absorbed",
  "deferred",
  "unowned",
] as const;
/** One thing that happened to a ticket, with who or what did it. */
export const TicketMoment = z
  .object({
    /** The event's id. */
    id: z.string().regex(/^\d+$/),
    at: Instant,
    kind: z.enum(ticketMoments),
    /** A person or a workflow. Null: the desk. */
    actor: Named.nullable(),
    source: ActSource.nullable(),
    /** The rule that did it; kept after the rule ended. */
    rule: z.object({ id: Id, trigger: RuleTrigger }).nullable(),
    /** Stages of a move, or people and groups of an assignment, by name; null: nobody. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    resolution: z.enum(["won", "lost"]).nullable(),
    reason: z.string().nullable(),
    /** What a person wrote: why it was restored. */
    note: z.string(),
    /** Changed fields, or what stood against an automatic act. */
    codes: z.array(z.string()),
  })
  .meta({ id: "TicketMoment" });
export type TicketMoment = z.infer<typeof TicketMoment>;
export const showHistory = endpoint({
  method: "GET",
  path: "/tickets/:id/history",
  summary: "What happened to a ticket, newest first: every move with who, when, from, to and by what.",
  access: "conversations.read",
  params: Params,
  query: PageQuery,
  response: page(TicketMoment),
});
export const showTicketThread = endpoint({
  method: "GET",
  path: "/tickets/:id/thread",
  summary:
    "All that was said in a ticket's conversations, newest first; who sees the ticket reads it, also after it is archived.",
  access: "conversations.read",
  params: Params,
  query: PageQuery,
  response: page(ThreadItem),
});
export const seeTicket = endpoint({
  method: "PUT",
  path: "/tickets/:id/seen",
  summary: "Its owner has opened it. For others it changes nothing.",
  access: "conversations.read",
  params: Params,
  status: 204,
});
