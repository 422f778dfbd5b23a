import { expect, test } from "vitest";
import { sitesIn } from "./sites.rules.ts";

test("one site to a line, however it was copied", () => {
  const text =
    " https://www.tienda.cl/contacto?a=1 \n\nTIENDA.cl\nhttp://localhost:8080, otra.cl; https://www.tienda.cl";
  expect(sitesIn(text)).toEqual([
    "https://www.tienda.cl",
    "https://tienda.cl",
    "http://localhost:8080",
    "https://otra.cl",
  ]);
});

test("nothing is no site", () => {
  expect(sitesIn(" \n ")).toEqual([]);
});

test.each(["mi tienda", "file:///tmp/x", "https://"])("%j is left for the server to refuse", (line) => {
  expect(sitesIn(line)).toEqual([line]);
});
