import { afterAll, beforeAll } from "vitest";
import type { Responder } from "../../src/responder/responder.ts";
import type { Person } from "../emulators/graph/builders.ts";
import type { Graph } from "../emulators/graph/graph.ts";
import { type Cast, cast } from "./cast.ts";
import { openTestDesk, type TestDesk } from "./desk.ts";
import { conversationIds } from "./rows.ts";
import { connectWhatsapp, testGraph, type WhatsappLine } from "./whatsapp.ts";

export interface DeskWithLine {
  desk: TestDesk;
  graph: Graph;
  people: Cast;
  line: WhatsappLine;
  /** Somebody who never wrote before. */
  stranger(name?: string): Person;
  /** A new customer's first message, received; answers their conversation. */
  opened(who?: Person): Promise<{ who: Person; id: string; external: string }>;
}

/** One desk for a whole test file, with the cast, a WhatsApp number and the Graph API behind it. */
export function deskWithLine(
  given: { responder?: Responder; env?: Record<string, string> } = {},
): DeskWithLine {
  const held: Partial<DeskWithLine> = {};
  let count = 0;
  const stranger = (name?: string): Person => {
    count += 1;
    const number = String(count).padStart(7, "0");
    return { name: name ?? `Cliente ${count}`, phone: `5699${number}`, userId: `CL.9${count}` };
  };
  beforeAll(async () => {
    held.graph = await testGraph();
    held.desk = await openTestDesk({ RELEVO_GRAPH_URL: held.graph.url, ...given.env }, [], given);
    held.people = await cast(held.desk);
    held.line = await connectWhatsapp(held.desk, held.graph, held.people.account);
  });
  afterAll(async () => {
    await held.desk?.stop();
    await held.graph?.stop();
  });
  const ready = <K extends "desk" | "graph" | "people" | "line">(name: K): DeskWithLine[K] => {
    const one = held[name];
    if (!one) throw new Error("only inside of tests");
    return one;
  };
  return {
    get desk() {
      return ready("desk");
    },
    get graph() {
      return ready("graph");
    },
    get people() {
      return ready("people");
    },
    get line() {
      return ready("line");
    },
    stranger,
    async opened(who = stranger()) {
      const external = await ready("line").text(who, "hola");
      const ids = await conversationIds(ready("desk"), ready("people").account);
      return { who, external, id: ids.at(-1) ?? "" };
    },
  };
}
