import type { Conversation } from "@relevo/contract/conversations.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListData, View } from "./cache.ts";
import { belongs, joined, mustBeReread, placedIn, without } from "./list.rules.ts";
import { ana, at, bruno, conversation, soporte, ventas } from "./samples.ts";

const list = (view: View, items: Conversation[], next: string | null = null): ListData => ({
  view,
  items,
  next,
});
const ids = ({ items }: ListData) => items.map(({ id }) => id).join("");

describe("which list a conversation stands in", () => {
  test.each<[string, Partial<Conversation>, View, boolean]>([
    ["Mías: my own", { owner: ana }, { tab: "mine" }, true],
    ["Mías: not a colleague's", { owner: bruno }, { tab: "mine" }, false],
    ["Por atender: the queue", {}, { tab: "queue" }, true],
    ["Por atender: not what is attended", { owner: bruno }, { tab: "queue" }, false],
    ["Esperando: mine, answered", { owner: ana, waitingSince: null }, { tab: "waiting" }, true],
    ["Esperando: not while they wait for us", { owner: ana }, { tab: "waiting" }, false],
    ["Esperando: not a colleague's", { owner: bruno, waitingSince: null }, { tab: "waiting" }, false],
    ["Todas: everything in sight", { owner: bruno }, { tab: "all" }, true],
    ["another inbox", { inbox: soporte }, { tab: "all", inboxId: ventas.id }, false],
    ["the inbox", {}, { tab: "all", inboxId: ventas.id }, true],
    ["Todas: not what ended", { state: "closed" }, { tab: "all" }, false],
    ["Mías: not what expired", { owner: ana, state: "expired" }, { tab: "mine" }, false],
    ["Mías: what I set aside", { owner: ana, state: "snoozed" }, { tab: "mine" }, true],
    ["Vencidas", { owner: bruno, state: "expired" }, { tab: "expired" }, true],
    ["Vencidas: not once finalised", { state: "closed", expiredAt: at(1) }, { tab: "expired" }, false],
    ["Cerradas: discarded ones as well", { state: "discarded" }, { tab: "closed" }, true],
    ["Cerradas: not an open one", {}, { tab: "closed" }, false],
    ["Sin responsable: not an owned one", { owner: bruno }, { tab: "all", hygiene: "unowned" }, false],
    ["Sin responsable", {}, { tab: "all", hygiene: "unowned" }, true],
    ["Sin responsable: not what ended", { state: "closed" }, { tab: "all", hygiene: "unowned" }, false],
    ["Sin responder: the expired as well", { state: "expired" }, { tab: "all", hygiene: "unanswered" }, true],
    ["Sin responder: not answered", { waitingSince: null }, { tab: "all", hygiene: "unanswered" }, false],
    ["Pospuestas", { owner: ana, state: "snoozed" }, { tab: "all", hygiene: "snoozed" }, true],
    ["Pospuestas: not an active one", { owner: ana }, { tab: "all", hygiene: "snoozed" }, false],
    ["Abandonadas: not an answered one", { waitingSince: null }, { tab: "all", hygiene: "abandoned" }, false],
  ])("%s", (_, given, view, expected) => {
    expect(belongs(conversation("c", given), view, ana.id)).toBe(expected);
  });
});

test.each(["abandoned", "orphans", "duplicates", "exceptions"] as const)(
  "whether one stands in %s only the server knows: a row stays with its news, and the list is read again",
  (hygiene) => {
    const view = { tab: "all", hygiene } as const;
    const [a, b] = [conversation("a"), conversation("b")];
    expect(belongs(a, view, ana.id)).toBeUndefined();
    const after = placedIn(list(view, [a, b]), { ...b, unread: 2 }, ana.id);
    expect([ids(after), after.items[1]?.unread]).toEqual(["ab", 2]);
    expect(ids(placedIn(after, conversation("x"), ana.id))).toBe("ab");
    expect([mustBeReread(view), mustBeReread({ tab: "all", hygiene: "unowned" })]).toEqual([true, false]);
  },
);

describe("where it stands", () => {
  const a = conversation("a", { activeAt: at(3), queuedAt: at(1) });
  const b = conversation("b", { activeAt: at(2), queuedAt: at(2) });
  const c = conversation("c", { activeAt: at(1), queuedAt: at(3) });

  test("what moved last comes first", () => {
    const after = placedIn(list({ tab: "all" }, [a, b, c]), { ...c, activeAt: at(9) }, ana.id);
    expect(ids(after)).toBe("cab");
  });

  test("S2-7: the queue is oldest first, whoever writes again", () => {
    const after = placedIn(list({ tab: "queue" }, [a, b]), { ...a, activeAt: at(9) }, ana.id);
    expect(ids(after)).toBe("ab");
    expect(ids(placedIn(after, c, ana.id))).toBe("abc");
  });

  test("who waits longest for an answer comes first; the last one closed comes first", () => {
    const waits = list({ tab: "all", hygiene: "unanswered" }, []);
    const [x, y] = [conversation("x", { waitingSince: at(4) }), conversation("y", { waitingSince: at(2) })];
    expect(ids(placedIn(placedIn(waits, x, ana.id), y, ana.id))).toBe("yx");
    const ended = (id: string, minute: number) => conversation(id, { state: "closed", endedAt: at(minute) });
    const closed = placedIn(list({ tab: "closed" }, []), ended("p", 3), ana.id);
    expect(ids(placedIn(closed, ended("q", 7), ana.id))).toBe("qp");
  });

  test("one that came back to the queue goes to its end", () => {
    const back = { ...a, queuedAt: at(9) };
    expect(ids(placedIn(list({ tab: "queue" }, [a, b, c]), back, ana.id))).toBe("bca");
  });

  test("one that no longer belongs leaves; a stranger changes nothing", () => {
    const before = list({ tab: "queue" }, [a, b]);
    expect(ids(placedIn(before, { ...a, state: "active", owner: bruno }, ana.id))).toBe("b");
    expect(placedIn(before, conversation("x", { owner: bruno }), ana.id)).toBe(before);
    expect(ids(without(before, "a"))).toBe("b");
    expect(without(before, "x")).toBe(before);
  });

  test("one past what was read waits for its page; one already shown stays", () => {
    const before = list({ tab: "all" }, [a, b], "more");
    expect(placedIn(before, c, ana.id)).toBe(before);
    expect(ids(placedIn(before, { ...b, unread: 3 }, ana.id))).toBe("ab");
    expect(ids(placedIn({ ...before, next: null }, c, ana.id))).toBe("abc");
  });

  test("the next page brings nothing twice", () => {
    const after = joined(list({ tab: "all" }, [a, b], "x"), { items: [b, c], next: null });
    expect([ids(after), after.next]).toEqual(["abc", null]);
  });
});

test("however conversations change, a list read whole is the sorted list of what belongs", () => {
  const change = fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e"),
    owner: fc.constantFrom(null, ana, bruno),
    inbox: fc.constantFrom(ventas, soporte),
    waitingSince: fc.constantFrom(null, at(0)),
    activeAt: fc.nat(20).map(at),
    queuedAt: fc.nat(20).map(at),
  });
  const view = fc.record({
    tab: fc.constantFrom("mine", "queue", "waiting", "all"),
    inboxId: fc.constantFrom(undefined, ventas.id),
    hygiene: fc.constantFrom(undefined, "unowned" as const),
  });
  fc.assert(
    fc.property(view, fc.array(change, { maxLength: 30 }), (shown, changes) => {
      const now = new Map<string, Conversation>();
      let after = list(shown, []);
      for (const { id, ...other } of changes) {
        const changed = conversation(id, other);
        now.set(id, changed);
        after = placedIn(after, changed, ana.id);
      }
      const key = shown.tab === "queue" && !shown.hygiene ? "queuedAt" : "activeAt";
      const sorted = [...now.values()]
        .filter((one) => belongs(one, shown, ana.id))
        .sort((x, y) => (x[key] === y[key] ? (x.id < y.id ? -1 : 1) : x[key] < y[key] ? -1 : 1));
      expect(after.items).toEqual(shown.tab === "queue" && !shown.hygiene ? sorted : sorted.reverse());
    }),
  );
});
