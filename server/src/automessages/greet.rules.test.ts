import { expect, test } from "vitest";
import { greetingFor } from "./greet.rules.ts";

const hours = {
  timeZone: "America/Santiago",
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1080 })),
  holidays: ["2027-01-15"],
};
const on = (text: string) => ({ on: true, text });
const off = { on: false, text: "apagado" };
/** Thursday at noon and at 22:00, and a holiday at noon, in Santiago (UTC−3). */
const [noon, night, holiday] = ["2027-01-14T15:00:00Z", "2027-01-15T01:00:00Z", "2027-01-15T15:00:00Z"];

test.each([
  [
    "open: hello",
    { greeting: on("Hola"), away: on("Cerrado") },
    hours,
    noon,
    { kind: "greeting", text: "Hola" },
  ],
  [
    "closed: away instead",
    { greeting: on("Hola"), away: on("Cerrado") },
    hours,
    night,
    { kind: "away", text: "Cerrado" },
  ],
  [
    "a holiday is closed",
    { greeting: on("Hola"), away: on("Cerrado") },
    hours,
    holiday,
    { kind: "away", text: "Cerrado" },
  ],
  [
    "closed and no away: hello",
    { greeting: on("Hola"), away: off },
    hours,
    night,
    { kind: "greeting", text: "Hola" },
  ],
  [
    "closed and only away",
    { greeting: off, away: on("Cerrado") },
    hours,
    night,
    { kind: "away", text: "Cerrado" },
  ],
  ["open and only away", { greeting: off, away: on("Cerrado") }, hours, noon, null],
  ["no hours: never away", { greeting: off, away: on("Cerrado") }, null, night, null],
  ["both off", { greeting: off, away: off }, hours, night, null],
  ["nothing to say", { greeting: on(""), away: on("") }, hours, night, null],
] as const)("%s", (_, policy, calendar, at, said) => {
  const copy = calendar && { ...calendar, hours: [...calendar.hours], holidays: [...calendar.holidays] };
  expect(greetingFor(policy, copy, new Date(at))).toEqual(said);
});
