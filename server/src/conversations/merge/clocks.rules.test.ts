import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clocks, joined, parted } from "./clocks.rules.ts";

const start = Date.UTC(2026, 10, 23, 12);
const instant = fc
  .integer({ min: 0, max: 600 })
  .map((minutes) => new Date(start + minutes * 60_000).toISOString());
const maybe = fc.option(instant);
const id = fc.option(fc.uuid({ version: 7 }));
const clocks: fc.Arbitrary<Clocks> = fc
  .record({
    waiting_since: maybe,
    last_inbound_at: maybe,
    last_outbound_at: maybe,
    active_at: instant,
    last_message_id: id,
    unread: fc.integer({ min: 0, max: 9 }),
    priority: fc.boolean(),
    overdue: fc.boolean(),
    settled_id: id,
    confirmed_id: id,
    template_until: maybe,
    ticket_id: id,
    linked_at: maybe,
  })
  .map((one) => ({
    ...one,
    link_state: one.ticket_id && "confirmed",
    link_by: one.ticket_id && "member",
    linked_at: one.ticket_id && one.linked_at,
  }));
const at = (time: string) => `2026-11-23T${time}:00.000Z`;

describe("two conversations made one", () => {
  const quiet: Clocks = {
    waiting_since: null,
    last_inbound_at: at("10:00"),
    last_outbound_at: at("10:30"),
    active_at: at("10:30"),
    last_message_id: "a",
    unread: 0,
    priority: false,
    overdue: false,
    settled_id: null,
    confirmed_id: null,
    template_until: null,
    ticket_id: null,
    link_state: null,
    link_by: null,
    linked_at: null,
  };
  const waiting: Clocks = {
    ...quiet,
    waiting_since: at("09:50"),
    last_inbound_at: at("10:10"),
    last_outbound_at: null,
    active_at: at("10:10"),
    last_message_id: "b",
    unread: 2,
  };

  test("S1-51: who waits in either still waits, whatever was answered in the other", () => {
    expect(joined(waiting, quiet)).toEqual({
      ...quiet,
      waiting_since: at("09:50"),
      last_inbound_at: at("10:10"),
      unread: 2,
    });
    expect(joined(quiet, waiting)).toMatchObject({ waiting_since: at("09:50"), active_at: at("10:30") });
    fc.assert(
      fc.property(clocks, clocks, (a, b) => {
        const waits = a.waiting_since !== null || b.waiting_since !== null;
        expect(joined(a, b).waiting_since !== null).toBe(waits);
      }),
    );
  });
  test("the target's own ticket stays; without one it takes the other's", () => {
    const ticket = { ticket_id: "t1", link_state: "proposed", link_by: "contact", linked_at: at("10:00") };
    const other = { ...ticket, ticket_id: "t2" };
    expect(joined({ ...waiting, ...ticket }, quiet)).toMatchObject(ticket);
    expect(joined({ ...waiting, ...ticket }, { ...quiet, ...other })).toMatchObject(other);
  });
  test("what was settled counts where the customer wrote last", () => {
    const settled = { ...quiet, settled_id: "m" };
    expect(joined(waiting, settled).settled_id).toBeNull();
    expect(joined({ ...waiting, last_inbound_at: at("09:50") }, settled).settled_id).toBe("m");
  });

  test("S1-9: parted at once, it is as it was", () => {
    fc.assert(
      fc.property(clocks, clocks, (from, into) => {
        const merged = joined(from, into);
        expect(parted(into, merged, merged, null)).toEqual(into);
      }),
    );
  });
  test("S1-9: what happened since stays", () => {
    const merged = joined(waiting, quiet);
    const replied = { ...merged, waiting_since: null, last_outbound_at: at("11:00"), active_at: at("11:00") };
    expect(parted(quiet, merged, replied, null)).toMatchObject({
      waiting_since: null,
      last_outbound_at: at("11:00"),
      active_at: at("11:00"),
      last_inbound_at: at("10:00"),
    });
    const wrote = { ...merged, last_inbound_at: at("11:00"), active_at: at("11:00"), last_message_id: "c" };
    expect(parted(quiet, merged, wrote, at("11:00"))).toMatchObject({
      waiting_since: at("11:00"),
      last_message_id: "c",
    });
    const both = { ...wrote, waiting_since: at("11:00"), last_outbound_at: at("10:50") };
    expect(parted(quiet, merged, both, at("11:00")).waiting_since).toBe(at("11:00"));
  });
});
