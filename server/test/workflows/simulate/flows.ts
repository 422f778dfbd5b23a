import type { Definition } from "@relevo/contract/workflows.ts";
import { assign, branch, groupTo, listen, note, quickTransfer } from "../engine/scene.ts";
import { definition } from "../scene.ts";
import type { Stage } from "./house.ts";

type Step = Definition["steps"][number];
const does = (step: Partial<Step> & Pick<Step, "id" | "kind">): Step =>
  ({ name: "", edges: {}, ...step }) as Step;

/** Transferencia rápida between two groups, whose second one has to be connected. */
export const quick = ({ first, second }: Stage): Definition =>
  quickTransfer(groupTo(first), groupTo(second), {
    second: { onlineOnly: true, timeoutMinutes: 120 },
  });

const says = (text: string) => ({ subject: "message.incoming", operator: "contains", value: text }) as const;

/** Sorts by what was said, answers, moves, tags, waits for either side, counts what people hold, goes round and closes. */
export const rich = ({ second, sales, reason, urgent, stages }: Stage): Definition =>
  definition(
    [
      branch("urgente", [says("urgente")], "marca", "cotiza"),
      does({ kind: "tag", id: "marca", add: [urgent], remove: [], edges: { next: "reparte" } }),
      branch("cotiza", [says("cotizacion")], "mueve", "saluda"),
      does({
        ...{ kind: "move_inbox", id: "mueve", inboxId: sales, reasonId: reason },
        edges: { next: "reparte", failure: "falla" },
      }),
      does({
        ...{ kind: "message", id: "saluda", text: "Hola {{contact.first_name}}, ya te atendemos." },
        edges: { next: "respuesta", failure: "falla" },
      }),
      assign(
        "reparte",
        groupTo(second),
        { next: "respuesta", timeout: "respuesta", failure: "falla" },
        { logic: "least_open", capacity: 6, onlineOnly: true, timeoutMinutes: 90 },
      ),
      listen("respuesta", 45, { reply: "cliente", timeout: "otro" }, "member"),
      assign(
        "otro",
        { kind: "inbox" },
        { next: "cliente", failure: "falla" },
        {
          timeoutMinutes: null,
        },
      ),
      listen("cliente", 20 * 60, { reply: "sigue", timeout: "cierra" }),
      branch("sigue", [{ subject: "contact.tags", operator: "has_any", value: [urgent] }], "avisa", "etapa"),
      branch(
        "etapa",
        [{ subject: "ticket.stage", operator: "is", value: stages[1] ?? "" }],
        "avisa",
        "vuelta",
      ),
      note("avisa", "Urgente y en marcha", "vuelta"),
      does({
        kind: "jump",
        id: "vuelta",
        to: "respuesta",
        times: 2,
        edges: { next: "cierra" },
      }),
      does({
        ...{ kind: "close", id: "cierra", outcome: "resolved", reasonId: reason, note: "" },
        edges: { refused: "falla" },
      }),
      note("falla", "No se pudo"),
    ],
    { trigger: { kind: "conversation_opened" } },
  );
