import { createTask, type TaskKind } from "@relevo/contract/tasks.ts";
import type { DeskWithLine } from "../support/desk-with-line.ts";

/** What a test says of a task; the rest is always the same. */
export function taskBody(more: {
  id?: string;
  kind?: TaskKind;
  title?: string;
  ownerId?: string | null;
  dueAt?: string | null;
}) {
  return { title: "Enviar cotización", kind: "quote" as const, ...more };
}

/** Ana's tasks, by the desk's own clock, which the tests move. */
export function taskScene(on: DeskWithLine) {
  return {
    inMinutes: async (minutes: number) => {
      const now = await on.desk.step();
      return new Date(now.getTime() + minutes * 60_000).toISOString();
    },
    leave: (id: string, more: Parameters<typeof taskBody>[0] = {}) =>
      on.people.ana.client.call(createTask, {
        params: { id },
        body: taskBody({ ownerId: on.people.ana.id, ...more }),
      }),
  };
}
