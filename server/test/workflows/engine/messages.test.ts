import { afterEach, describe, expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { textMessage } from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { definition } from "../scene.ts";
import { allStopped, inForce, note, runsIn, wayOf } from "./scene.ts";

const on = deskWithLine();
const trigger = { kind: "message_received" } as const;
const says = (value: string) => ({ subject: "message.incoming", operator: "contains", value }) as const;
afterEach(() => allStopped(on));

/** Two messages of a customer in one webhook: they are received, and looked at, together. */
async function together(first: string, second: string): Promise<string> {
  const { who, id } = await on.opened();
  await on.line.say(...[first, second].map((body) => textMessage(who, body, { id: `wamid.${newId()}` })));
  return id;
}

describe("several messages at once", () => {
  test("each is asked about by itself, not by what the customer wrote last", async () => {
    await inForce(
      on,
      definition([note("nota", "Pregunta por el precio")], {
        trigger,
        conditions: { join: "and", items: [says("precio")] },
      }),
    );
    const id = await together("¿Qué precio tiene?", "Gracias");
    expect(await runsIn(on, id)).toHaveLength(1);
  });

  test("each starts its run where the one before has ended", async () => {
    await inForce(
      on,
      definition(
        [
          {
            ...{ id: "cual", name: "", kind: "branch", edges: { si: "nota" } },
            branches: [{ id: "si", name: "Sí", when: { join: "and", items: [says("precio")] } }],
          },
          note("nota", "Pregunta por el precio"),
        ],
        { trigger },
      ),
    );
    const id = await together("Buenas", "¿Qué precio tiene?");
    const ways = await Promise.all((await runsIn(on, id)).map((run) => wayOf(on, run.id)));
    expect(ways.map(([first]) => first)).toEqual(["cual else", "cual else", "cual si"]);
  });
});
