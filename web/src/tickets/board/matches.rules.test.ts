import type { TicketFilter } from "@relevo/contract/board.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { expect, test } from "vitest";
import { ana, at, bruno, ticket, ventas } from "../../live/samples.ts";
import { matches } from "./matches.rules.ts";

const looking = { me: ana.id, now: Date.parse(at(30)) };
const clp = (amount: number) => ({ value: { amount, currency: "CLP" } });
const human = { id: "s", name: "s", kind: "human", type: "normal" } as const;

test.each<[TicketFilter, Partial<TicketCard>, boolean | undefined]>([
  [{}, {}, true],
  [{ owner: "me" }, { owner: ana }, true],
  [{ owner: "me" }, { owner: bruno }, false],
  [{ owner: "none" }, {}, true],
  [{ owner: "none" }, { owner: ana }, false],
  [{ owner: bruno.id }, { owner: bruno }, true],
  [{ groupId: ventas.id }, { group: ventas }, true],
  [{ groupId: ventas.id }, {}, false],
  [{ resolution: "won" }, {}, false],
  [{ kind: "ai" }, { stage: human }, false],
  [{ kind: "human" }, { stage: human }, true],
  [{ valueFrom: 10 }, {}, false],
  [{ valueFrom: 10, valueTo: 20 }, clp(20), true],
  [{ valueTo: 20 }, clp(21), false],
  [{ createdFrom: at(1) }, { createdAt: at(0) }, false],
  [{ createdFrom: at(0), createdTo: at(1) }, { createdAt: at(1) }, true],
  [{ view: "new" }, { owner: ana, seen: false }, true],
  [{ view: "new" }, { owner: ana }, false],
  [{ view: "new" }, { owner: bruno, seen: false }, false],
  [{ view: "unanswered" }, { waitingSince: at(3) }, true],
  [{ view: "unanswered" }, {}, false],
  [{ view: "stuck" }, { stuckAt: at(30) }, true],
  [{ view: "stuck" }, { stuckAt: at(31) }, false],
  [{ view: "mislaid" }, {}, true],
  [{ view: "mislaid" }, { owner: ana }, undefined],
  [{ view: "late" }, { nextStepAt: at(29) }, true],
  [{ view: "late" }, {}, undefined],
  [{ view: "incomplete" }, {}, undefined],
  [{ q: "plan" }, {}, undefined],
  [{ q: "plan", owner: "me" }, { owner: bruno }, false],
])("%j of %j: %s", (filter, card, expected) => {
  expect(matches(ticket("t", card), filter, looking)).toBe(expected);
});
