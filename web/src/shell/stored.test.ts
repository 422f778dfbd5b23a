import { afterEach, expect, test, vi } from "vitest";
import { stored } from "./stored.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const width = (raw: unknown) => (typeof raw === "number" ? raw : 340);

function storage(values: Record<string, string>) {
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => values[key] ?? null,
    setItem: (key: string, value: string) => {
      values[key] = value;
    },
  });
  return values;
}

test("what is stored is read, and what is set is stored", () => {
  const values = storage({ "relevo.list": "400" });
  const setting = stored("relevo.list", width);
  expect(setting.get()).toBe(400);
  setting.set(300);
  expect(values["relevo.list"]).toBe("300");
});

test.each(["", "{", '"wide"', "null"])("with %j in storage the usual value stands", (text) => {
  storage({ "relevo.list": text });
  expect(stored("relevo.list", width).get()).toBe(340);
});

test("a browser that refuses storage keeps the setting for the page", () => {
  const refuse = () => {
    throw new Error("refused");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  const setting = stored("relevo.list", width);
  setting.set(300);
  expect(setting.get()).toBe(300);
});

test("listeners hear of a change until they leave", () => {
  storage({});
  const setting = stored("relevo.list", width);
  const listener = vi.fn();
  const leave = setting.subscribe(listener);
  setting.set(300);
  leave();
  setting.set(310);
  expect(listener).toHaveBeenCalledTimes(1);
});
