import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, conversation } from "../../live/samples.ts";
import { byContact } from "./groups.rules.ts";

const diego = { id: "diego", name: "Diego" };
const elena = { id: "elena", name: "Elena" };
const expired = (id: string, contact: typeof diego, waitingSince: string | null) =>
  conversation(id, { state: "expired", contact, waitingSince });
const ids = (groups: ReturnType<typeof byContact>) => groups.map((group) => group.map(({ id }) => id));

describe("S2-36: what expired stands by contact", () => {
  test("those of one contact together, and who waits for an answer first", () => {
    const rows = [
      expired("e1", elena, null),
      expired("d1", diego, null),
      expired("d2", diego, at(1)),
      expired("e2", elena, null),
    ];
    expect(ids(byContact(rows))).toEqual([
      ["d2", "d1"],
      ["e1", "e2"],
    ]);
    expect(byContact([])).toEqual([]);
  });
  test("none is lost or doubled, and each contact stands in one place", () => {
    const some = fc.array(
      fc.record({ contact: fc.constantFrom(diego, elena, { id: "z", name: "" }), waits: fc.boolean() }),
    );
    fc.assert(
      fc.property(some, (given) => {
        const rows = given.map(({ contact, waits }, i) => expired(`c${i}`, contact, waits ? at(i) : null));
        const groups = byContact(rows);
        expect(new Set(groups.flat())).toEqual(new Set(rows));
        expect(groups.flat()).toHaveLength(rows.length);
        expect(groups).toHaveLength(new Set(rows.map(({ contact }) => contact.id)).size);
      }),
    );
  });
});
