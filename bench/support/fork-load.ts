import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Load {
  pid: number;
  /** The emulated channel it runs. */
  graphUrl: string;
  ask<A>(order: object): Promise<A>;
  end(): Promise<void>;
}

/** Starts a load generator as a process of its own; one order at a time. */
export async function forkLoad(
  file: "load.ts" | "live-load.ts" | "claim-load.ts" = "load.ts",
): Promise<Load> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], { execArgv: [], stdio: "inherit" });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const heard = () =>
    new Promise<unknown>((resolve, reject) => {
      child.once("message", (told: { answer?: unknown; error?: string }) =>
        told.error === undefined ? resolve(told.answer) : reject(new Error(told.error)),
      );
      void gone.then(() => reject(new Error("the load generator ended")));
    });
  const ready = (await heard()) as { graph: string };
  return {
    pid: child.pid ?? 0,
    graphUrl: ready.graph,
    async ask<A>(order: object) {
      const answer = heard();
      child.send(order);
      return (await answer) as A;
    },
    async end() {
      child.send({ ask: "end" });
      await gone;
    },
  };
}
