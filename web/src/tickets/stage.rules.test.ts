import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import { expect, test } from "vitest";
import { firstStage, isInReach, placeName, stageIn, stagesToMoveTo } from "./stage.rules.ts";

const stage = (id: string, type: Stage["type"]): Stage => ({
  id,
  funnelId: "f",
  position: 0,
  type,
  name: id,
  kind: "human",
  stuckHours: null,
  exitCriteria: "",
  softLimit: null,
  requirements: [],
  assignment: null,
});
const funnel = (id: string, stages: Stage[]): Funnel => ({
  id,
  position: 0,
  name: id,
  wonDefinition: "",
  lostDefinition: "",
  currency: null,
  moves: "free",
  access: "everyone",
  memberIds: [],
  agentsSee: "own",
  history: "shared",
  archiveUnresolved: true,
  pending: "block",
  askReason: false,
  reasons: [],
  stages,
});
const sales = funnel("Ventas", [
  stage("Ganado", "won"),
  stage("Nuevo", "normal"),
  stage("Cotizado", "normal"),
]);
const support = funnel("Soporte", [stage("Entrada", "normal")]);

test("S4-13: the first stage that ends nothing is preselected", () => {
  expect(firstStage(sales)?.id).toBe("Nuevo");
  expect(firstStage(funnel("x", [stage("Perdido", "lost")]))).toBeUndefined();
  expect(firstStage(undefined)).toBeUndefined();
});

test("a place is told by its funnel and stage, where one sees them", () => {
  expect(placeName([sales, support], { funnelId: "Soporte", stageId: "Entrada" })).toBe("Soporte › Entrada");
  expect(placeName([sales], { funnelId: "Soporte", stageId: "Entrada" })).toBeUndefined();
  expect(stageIn([sales, support], "Entrada")?.funnel).toBe(support);
});

test("a ticket can go to any other stage, those of its funnel first", () => {
  const ticket = { funnel: { id: "Ventas" }, stage: { id: "Nuevo" } };
  const places = stagesToMoveTo([support, sales], ticket).map(({ stage }) => stage.id);
  expect(places).toEqual(["Ganado", "Cotizado", "Entrada"]);
});

test("S0-12: where a funnel is walked stage by stage, none that would be skipped is offered", () => {
  const walked = {
    ...funnel("Ventas", [...["a", "b", "c"].map((id) => stage(id, "normal")), stage("Ganado", "won")]),
    moves: "adjacent" as const,
  };
  const from = (id: string) =>
    stagesToMoveTo([walked, support], { funnel: walked, stage: { id } }).map(({ stage }) => stage.id);
  expect(from("a")).toEqual(["b", "Ganado", "Entrada"]);
  expect(from("b")).toEqual(["a", "c", "Ganado", "Entrada"]);
  expect(from("Ganado")).toEqual(["a", "b", "c", "Entrada"]);
  expect(isInReach(walked, "Entrada", "c")).toBe(true);
  expect(isInReach({ ...walked, moves: "free" }, "a", "c")).toBe(true);
});
