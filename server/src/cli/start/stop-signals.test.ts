import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { stopSignals } from "./stop-signals.ts";

test("a Ctrl-C and npm's echo of it are one wish; a second one is another", async () => {
  const from = new EventEmitter();
  let clock = 1000;
  const stop = stopSignals(from, () => clock);
  let cut = false;
  void stop.second.then(() => {
    cut = true;
  });
  expect(stop.asked).toBe(false);
  from.emit("SIGINT");
  await stop.first;
  expect(stop.asked).toBe(true);
  clock += 400;
  from.emit("SIGINT");
  await Promise.resolve();
  expect(cut).toBe(false);
  clock += 200;
  from.emit("SIGTERM");
  await stop.second;
});
