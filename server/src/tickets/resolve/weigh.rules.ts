import type { Funnel } from "@relevo/contract/funnels.ts";
import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";

/** What hangs on a ticket that is about to be archived. */
export interface Weight {
  /** Its open conversations, with what the guard says against closing each. */
  conversations: readonly {
    id: string;
    number: number;
    contact: { id: string; name: string };
    waiting: boolean;
    failures: readonly Failure[];
  }[];
  /** Expired conversations the customer waits in. */
  unanswered: readonly { id: string; number: number }[];
  tasks: readonly { id: string; title: string }[];
}

/** What a person who archives is refused for; told what is pending they may go on where the funnel lets. */
export function standsAgainst(
  { conversations, unanswered, tasks }: Weight,
  { pending, confirmed }: { pending: Funnel["pending"]; confirmed: boolean },
): Failure[] {
  const open = conversations.filter(({ failures }) => failures.length > 0);
  const passed = confirmed && pending === "confirm";
  const hanging = !passed && (tasks.length > 0 || unanswered.length > 0);
  return [
    ...(open.length > 0
      ? [
          {
            code: "CONVERSATION_OPEN" as const,
            data: { conversations: open.map(({ id, number, failures }) => ({ id, number, failures })) },
          },
        ]
      : []),
    ...(hanging
      ? [
          {
            code: "TICKET_PENDING" as const,
            data: {
              tasks: tasks.map(({ id, title }) => ({ id, title })),
              unanswered: unanswered.map(({ id, number }) => ({ id, number })),
              mayConfirm: pending === "confirm",
            },
          },
        ]
      : []),
  ];
}

/** What a rule waits for; empty: it may archive. A customer who waits for us is never archived by a rule. */
export function waitsFor({ conversations, unanswered, tasks }: Weight): RefusalCode[] {
  const codes = conversations.flatMap(({ failures }) => failures.map(({ code }) => code));
  const waits = unanswered.length > 0 || conversations.some(({ waiting }) => waiting);
  return [
    ...new Set([
      ...(waits ? ["NO_REPLY" as const] : []),
      ...codes,
      ...(tasks.length > 0 ? ["TICKET_PENDING" as const] : []),
    ]),
  ];
}
