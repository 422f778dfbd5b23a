import { describe, expect, test } from "vitest";
import { countries } from "./countries.ts";
import { cityOf, guessCountry, guessLanguage, guessZone, zonesOf } from "./place-guess.rules.ts";

test("every country is there once, with a prefix", () => {
  expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length);
  expect(
    countries.filter(({ code, prefix }) => !/^[A-Z]{2}$/.test(code) || !/^\+\d{1,3}$/.test(prefix)),
  ).toEqual([]);
  expect(countries).toContainEqual({ code: "CL", prefix: "+56" });
});

describe("the country of a browser", () => {
  test("is that of its time zone, whatever its language", () => {
    expect(guessCountry({ timeZone: "America/Santiago", languages: ["en-US"] })).toBe("CL");
    expect(guessCountry({ timeZone: "America/Sao_Paulo", languages: [] })).toBe("BR");
  });
  test("is that of its language when the zone is of no country", () => {
    expect(guessCountry({ timeZone: "UTC", languages: ["es", "pt-BR"] })).toBe("BR");
    expect(guessCountry({ timeZone: "UTC", languages: ["es-419", "zz-ZZ"] })).toBeNull();
  });
});

describe("the time zone of a company", () => {
  test("is the browser's own, if it is of the country", () => {
    expect(guessZone("CL", "America/Punta_Arenas")).toBe("America/Punta_Arenas");
  });
  test("else the busiest of the country", () => {
    expect(guessZone("MX", "America/Santiago")).toBe("America/Mexico_City");
    expect(guessZone("CO", "America/Santiago")).toBe("America/Bogota");
  });
  test.each(["AR", "AU", "BR", "CL", "ES", "MX", "PT", "US"])("%s has a busiest one", (country) => {
    expect(zonesOf(country).length).toBeGreaterThan(1);
    expect(guessZone(country, "UTC")).not.toBe(zonesOf(country)[0]);
  });
});

test("the language is the country's where we speak it, else the browser's", () => {
  expect(guessLanguage("BR", "es")).toBe("pt-BR");
  expect(guessLanguage("CL", "en")).toBe("es");
  expect(guessLanguage("DE", "en")).toBe("en");
});

test("a zone is called by its city", () => {
  expect(cityOf("America/Argentina/Rio_Gallegos")).toBe("Rio Gallegos");
});
