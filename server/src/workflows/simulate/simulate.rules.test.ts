import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contactAt } from "./contact.rules.ts";
import { standingAt } from "./fold.rules.ts";
import { hold, noHoldings } from "./holdings.rules.ts";
import { pop, push, type Timed } from "./queue.rules.ts";
import { type Happened, insertAt, type Timeline, until } from "./timeline.rules.ts";
import { cutAfter } from "./trigger.rules.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 12, 10, minute));
const sight = (owner: string | null, state = owner ? "active" : "queued", inbox = "sales") => ({
  inbox,
  owner,
  group: null,
  state,
});
let order = 0;
const event = (minute: number, name: string, data: object, more: Partial<Happened> = {}): Happened => {
  order += 1;
  return {
    order: minute * 1000 + order,
    at: at(minute),
    name,
    by: "member",
    ticket: null,
    data: { ...data },
    tried: false,
    ...more,
  };
};
const opened = () =>
  event(0, "conversation.opened", { inbox: "sales", source: "contact" }, { by: "contact" });
const given = (
  minute: number,
  from: string | null,
  to: string | null,
  how: string,
  more: Partial<Happened> = {},
) => event(minute, "conversation.assigned", { from: sight(from), to: sight(to), how }, more);
const timeline = (...happened: Happened[]): Timeline => ({
  conversation: {
    id: "c",
    number: 1,
    connection: "n",
    channel: "whatsapp",
    source: "contact",
    openedAt: at(0),
    reason: null,
  },
  contact: {
    id: "d",
    name: "Diego",
    phone: null,
    mail: null,
    company: null,
    individual: true,
    fields: {},
    tags: [],
    optedOut: false,
  },
  happened: [...happened].sort((a, b) => a.order - b.order),
  spoken: [],
  tickets: new Map(),
  comments: [],
  tasks: [],
});

describe("history goes on over what is tried", () => {
  const tried = { tried: true, by: "workflow" } as const;
  test.each([
    ["claimed", given(20, null, "ana", "claim"), "beto"],
    ["answered first", given(20, null, "ana", "reply"), "beto"],
    ["handed out", given(20, null, "ana", "auto", { by: "system" }), "beto"],
    ["given by a supervisor", given(20, null, "ana", "manual"), "ana"],
    [
      "back in the queue for who had it",
      event(20, "conversation.requeued", { from: sight("ana"), to: sight(null) }, { by: "system" }),
      "beto",
    ],
    [
      "closed",
      event(20, "conversation.closed", { from: sight("ana"), to: sight("ana", "closed"), reason: null }),
      "beto",
    ],
  ])("what a trial gave to Beto was then %s", (_, later, owner) => {
    const one = timeline(opened(), later);
    insertAt(one.happened, {
      ...given(15, null, "beto", "workflow", tried),
      order: 0.5 + (one.happened[0]?.order ?? 0),
    });
    expect(standingAt(one, until(at(15)))).toMatchObject({ owner: "beto", state: "active" });
    expect(standingAt(one, until(at(30)))?.owner).toBe(owner);
  });

  test("before it opened there is nothing", () => {
    expect(standingAt(timeline(opened()), until(at(-1)))).toBeNull();
  });
});

test("tags are what they are now, less what was done since", () => {
  const tags = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
  fc.assert(
    fc.property(tags, fc.array(fc.tuple(tags, tags), { maxLength: 8 }), (first, changes) => {
      const states = [first];
      const events = changes.map(([add, remove], i) => {
        const before = states.at(-1) ?? [];
        const removed = remove.filter((tag) => before.includes(tag));
        const left = before.filter((tag) => !removed.includes(tag));
        const added = add.filter((tag) => !left.includes(tag) && !removed.includes(tag));
        states.push([...left, ...added]);
        return event(i + 1, "contact.tagged", { added, removed });
      });
      const one = timeline(opened(), ...events);
      const now = { ...one, contact: { ...one.contact, tags: states.at(-1) ?? [] } };
      states.forEach((state, i) => {
        expect(contactAt(now, [], until(at(i))).tags).toEqual([...state].sort());
      });
    }),
  );
});

test("what an opening starts knows all that came with it, but not what was handed out for want of it", () => {
  const opening = opened();
  const heard = event(0, "message.received", { message: "m" }, { by: "contact" });
  const handed = given(0, null, "ana", "auto", { by: "system" });
  const one = timeline(opening, heard, handed);
  expect(cutAfter(one, opening)).toEqual({ at: at(0), order: heard.order });
  expect(standingAt(one, cutAfter(one, opening))?.owner).toBeNull();
  expect(standingAt(one, until(at(0)))?.owner).toBe("ana");
});

test("the earliest comes first, of one instant in the order of the log", () => {
  const looks = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 5 }).map(at), order: fc.integer({ min: 0, max: 50 }) }),
  );
  fc.assert(
    fc.property(looks, (all) => {
      const heap: Timed[] = [];
      for (const one of all) push(heap, one);
      const out = all.flatMap(() => pop(heap) ?? []);
      expect(out).toEqual([...all].sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order));
      expect(pop(heap)).toBeUndefined();
    }),
  );
});

test("people hold what was last given to them, and each customer once", () => {
  const owners = fc.constantFrom(null, "ana", "beto");
  const acts = fc.array(
    fc.tuple(fc.constantFrom("1", "2", "3"), owners, fc.constantFrom("active", "closed")),
  );
  fc.assert(
    fc.property(acts, (given) => {
      const holdings = noHoldings();
      const last = new Map<string, string | null>();
      for (const [conversation, owner, state] of given) {
        hold(holdings, { conversation, contact: conversation === "3" ? "elena" : "diego" }, { owner, state });
        last.set(conversation, state === "active" ? owner : null);
      }
      for (const member of ["ana", "beto"]) {
        const held = [...last].flatMap(([id, owner]) =>
          owner === member ? (id === "3" ? "elena" : "diego") : [],
        );
        expect([...(holdings.counts.get(member)?.keys() ?? [])].sort()).toEqual([...new Set(held)].sort());
      }
    }),
  );
});
