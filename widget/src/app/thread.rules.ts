import type { VisitorMessage } from "@relevo/contract/webchat.ts";

/** The thread with what is new or changed in it, oldest first. */
export function withMessages(
  thread: readonly VisitorMessage[],
  fresh: readonly VisitorMessage[],
): VisitorMessage[] {
  const byId = new Map([...thread, ...fresh].map((message) => [message.id, message]));
  return [...byId.values()].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}

/**
 * The thread after a lost connection: the desk's newest page joins what is known, or, where nothing of it
 * is known, stands alone, since messages between the two may be missing.
 */
export function caughtUp(
  thread: readonly VisitorMessage[],
  page: { items: readonly VisitorMessage[]; older: string | null },
  older: string | null,
): { messages: VisitorMessage[]; older: string | null } {
  const known = new Set(thread.map(({ id }) => id));
  const joins = page.older === null || page.items.some(({ id }) => known.has(id));
  if (joins)
    return { messages: withMessages(thread, page.items), older: thread.length > 0 ? older : page.older };
  return { messages: [...page.items], older: page.older };
}

export function unreadOf(thread: readonly VisitorMessage[]): number {
  return thread.filter(({ from, state }) => from === "desk" && state === "received").length;
}

export function readByVisitor(thread: readonly VisitorMessage[]): VisitorMessage[] {
  return thread.map((message) => (message.from === "desk" ? { ...message, state: "read" } : message));
}

export interface Group {
  /** Local day, as YYYY-MM-DD, where this group is the first of it. */
  day: string | null;
  from: VisitorMessage["from"];
  name: string;
  messages: VisitorMessage[];
}

/** Minutes of silence after which the same person's words start a new group. */
const pause = 5;

/** Neighbouring messages of one person, with the day's line before the first of each day. */
export function groupsOf(thread: readonly VisitorMessage[]): Group[] {
  const groups: Group[] = [];
  let day = "";
  for (const message of thread) {
    const today = dayOf(message.at);
    const open = groups.at(-1);
    const before = open?.messages.at(-1);
    const near = before && Date.parse(message.at) - Date.parse(before.at) < pause * 60_000;
    if (open && near && today === day && open.from === message.from && open.name === message.name)
      open.messages.push(message);
    else
      groups.push({
        day: today === day ? null : today,
        from: message.from,
        name: message.name,
        messages: [message],
      });
    day = today;
  }
  return groups;
}

/** The local day of an instant, as YYYY-MM-DD. */
export function dayOf(at: string | number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
