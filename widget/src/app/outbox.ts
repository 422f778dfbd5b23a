import type { VisitorMessage } from "@relevo/contract/webchat.ts";
import type { Unsent } from "../protocol.ts";
import { type Answer, passing } from "./answer.rules.ts";

/** `failed` waits for the visitor, unless the desk just could not be reached: then for the line. */
export type Outgoing = Unsent & { state: "waiting" | "failed"; code?: string };

/** Attempts without an answer before a message says that it did not go out. */
const patience = 4;

/**
 * Sends what the visitor wrote, one after the other. A repeated attempt carries the same id, so that the
 * desk has it once; what the desk refuses steps aside for the next one.
 */
export function openOutbox(
  restored: readonly Unsent[],
  send: (message: Unsent) => Promise<Answer<VisitorMessage>>,
  changed: (outgoing: readonly Outgoing[], accepted?: VisitorMessage) => void,
) {
  let queue: Outgoing[] = restored.map((message) => ({ ...message, state: "waiting" }));
  let busy = false;
  let tries = 0;
  let later: ReturnType<typeof setTimeout> | undefined;

  async function pump(): Promise<void> {
    const next = queue.find(({ state }) => state === "waiting");
    if (!next || busy) return;
    busy = true;
    clearTimeout(later);
    const answer = await send(next);
    busy = false;
    if (answer.ok) {
      tries = 0;
      queue = queue.filter(({ id }) => id !== next.id);
      changed(queue, answer.value);
      return pump();
    }
    if (!passing(answer)) {
      fail(({ id }) => id === next.id, answer.code);
      return pump();
    }
    tries += 1;
    if (tries < patience) later = setTimeout(pump, 1000 * 2 ** (tries - 1));
    else fail(() => true, unreached);
  }

  function fail(which: (message: Outgoing) => boolean, code: string): void {
    queue = queue.map((one) =>
      which(one) && one.state === "waiting" ? { ...one, state: "failed", code } : one,
    );
    changed(queue);
  }

  function again(which: (message: Outgoing) => boolean): void {
    tries = 0;
    queue = queue.map((one) => {
      if (!which(one)) return one;
      const { code: _, ...message } = one;
      return { ...message, state: "waiting" };
    });
    changed(queue);
    void pump();
  }

  return {
    add(message: Unsent): void {
      queue = [...queue, { ...message, state: "waiting" }];
      changed(queue);
      void pump();
    },
    retry: (id: string) => again((one) => one.id === id),
    /** The line is back: what only lacked it goes out by itself. */
    wake: () => again(({ state, code }) => state === "waiting" || code === unreached),
  };
}

const unreached = "UNREACHABLE";
