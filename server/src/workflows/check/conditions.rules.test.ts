import type { Definition } from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { known, of, things } from "../../../test/support/workflow-definitions.ts";
import { problemsOf } from "./check.rules.ts";

const found = (definition: Definition, more = known) =>
  problemsOf(definition, more).map(({ pointer, problem }) => `${pointer} ${problem}`);
const when = (...items: unknown[]) => ({ join: "and", items });
const message = { kind: "message", text: "Hola" };

describe("conditions", () => {
  test.each<[Record<string, unknown>, string[]]>([
    [{ subject: "conversation.source", operator: "is", value: "contact" }, []],
    [{ subject: "conversation.source", operator: "is", value: "nobody" }, ["/value unknown"]],
    [{ subject: "conversation.source", operator: "contains", value: "contact" }, ["/operator mismatch"]],
    [{ subject: "conversation.source", operator: "is" }, ["/value required"]],
    [{ subject: "conversation.source", operator: "is", value: ["contact"] }, ["/value mismatch"]],
    [{ subject: "conversation.state", operator: "has_any", value: ["open", "expired"] }, []],
    [{ subject: "conversation.state", operator: "has_any", value: "open" }, ["/value mismatch"]],
    [{ subject: "conversation.state", operator: "has_any", value: [] }, ["/value required"]],
    [{ subject: "conversation.inbox", operator: "is", value: things.sales }, []],
    [{ subject: "conversation.inbox", operator: "is", value: "Ventas" }, ["/value unknown"]],
    [
      { subject: "conversation.inbox", operator: "has_any", value: [things.sales, things.nothing] },
      ["/value/1 unknown"],
    ],
    [{ subject: "since.outgoing", operator: "not_exists" }, []],
    [{ subject: "since.outgoing", operator: "greater", value: -1 }, ["/value mismatch"]],
    [{ subject: "since.outgoing", operator: "greater", value: "15" }, ["/value mismatch"]],
    [{ subject: "since.outgoing", operator: "between", value: [15, 5] }, ["/value mismatch"]],
    [{ subject: "since.outgoing", operator: "between", value: [5, 15] }, []],
    [{ subject: "since.outgoing", operator: "between", value: [5] }, ["/value mismatch"]],
    [{ subject: "ticket.exists", operator: "is", value: "yes" }, ["/value mismatch"]],
    [{ subject: "contact.name", operator: "contains", value: " " }, ["/value mismatch"]],
    [{ subject: "contact.field", operator: "exists" }, ["/key required"]],
    [{ subject: "contact.field", key: things.nothing, operator: "exists" }, ["/key unknown"]],
    [{ subject: "contact.field", key: things.urgency, operator: "exists" }, ["/key unknown"]],
    [{ subject: "contact.field", key: things.points, operator: "greater", value: 10 }, []],
    [
      { subject: "contact.field", key: things.points, operator: "contains", value: "1" },
      ["/operator mismatch"],
    ],
    [{ subject: "contact.field", key: things.plan, operator: "is", value: "Cobre" }, ["/value unknown"]],
    [{ subject: "contact.field", key: things.birthday, operator: "before", value: "2026-11-23" }, []],
    [
      { subject: "contact.field", key: things.birthday, operator: "before", value: "ayer" },
      ["/value mismatch"],
    ],
    [{ subject: "ticket.field", key: things.urgency, operator: "is", value: "alta" }, []],
    [{ subject: "trigger", key: "source", operator: "is", value: "contact" }, []],
    [{ subject: "trigger", key: "source", operator: "greater", value: "10" }, []],
    [{ subject: "trigger", key: "source", operator: "greater", value: "diez" }, ["/value mismatch"]],
    [{ subject: "trigger", key: "source", operator: "between", value: ["9", "10"] }, []],
    [{ subject: "trigger", key: "source", operator: "between", value: ["10", "9"] }, ["/value mismatch"]],
    [{ subject: "trigger", key: "stage", operator: "exists" }, ["/key variable"]],
    [{ subject: "variable", key: "plan", operator: "exists" }, ["/key variable"]],
  ])("%j", (condition, expected) => {
    const started = found(of([message], { conditions: when(condition) }));
    expect(started).toEqual(expected.map((each) => `/conditions/items/0${each}`));
    const nested = { join: "or", items: [{ join: "and", conditions: [condition] }] };
    const branched = found(of([{ kind: "branch", branches: [{ id: "x", when: nested }] }]));
    expect(branched).toEqual(expected.map((each) => `/steps/0/branches/0/when/items/0/conditions/0${each}`));
  });
  test("a set without conditions", () => {
    expect(found(of([message], { conditions: when({ join: "or", conditions: [] }) }))).toEqual([
      "/conditions/items/0 too_few",
    ]);
  });
});
