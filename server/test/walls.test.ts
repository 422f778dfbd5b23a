import { type Role, roles } from "@relevo/contract/abilities.ts";
import type { EndpointShape } from "@relevo/contract/endpoint.ts";
import { endpoints } from "@relevo/contract/index.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { abilitiesOf } from "../src/platform/caller.ts";
import type { Graph } from "./emulators/graph/graph.ts";
import { type Company, otherAccount, type Person } from "./support/cast.ts";
import { openTestDesk, type TestDesk } from "./support/desk.ts";
import { testGraph } from "./support/whatsapp.ts";
import { everythingOf, furnishedHouse, type House } from "./walls/house.ts";
import { type Sample, samples } from "./walls/samples.ts";

let graph: Graph;
let desk: TestDesk;
let house: House;
let stranger: Company & { olga: Person };
const absent = new Set<string>();

beforeAll(async () => {
  graph = await testGraph();
  desk = await openTestDesk({ RELEVO_GRAPH_URL: graph.url });
  house = await furnishedHouse(desk, graph);
  stranger = await otherAccount(desk);
  for (const { name, shape } of endpoints)
    if (shape.access !== "public" && (await ask(null, name, shape)).status === 404) absent.add(name);
});
afterAll(async () => {
  await desk.stop();
  await graph.stop();
});

const closed = endpoints.filter(({ shape }) => shape.access !== "public");
const forPeople = closed.filter(({ shape }) => shape.access !== "visitor");

test("every endpoint has a sample, and every sample an endpoint", () => {
  expect(Object.keys(samples).sort()).toEqual(endpoints.map(({ name }) => name).sort());
});

test("every endpoint is served", () => {
  expect([...absent]).toEqual([]);
});

describe.each([
  ["nobody", () => null],
  ["a key that is none", () => `rk_${"x".repeat(43)}`],
  ["a token of another kind", () => house.invitationToken],
])("%s", (_who, key) => {
  test("comes through no door", async () => {
    for (const { name, shape } of closed)
      expect(await ask(key(), name, shape), name).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });
});

describe.each(roles)("S2-1: the %s", (role: Role) => {
  test("does nothing beyond the role's abilities", async () => {
    const may: readonly string[] = ["self", ...abilitiesOf(role)];
    const person = { viewer: house.vera, agent: house.ana, supervisor: house.bruno, admin: house.clara }[
      role
    ];
    const before = await everythingOf(desk, house.account);
    for (const { name, shape } of forPeople) {
      if (may.includes(shape.access)) continue;
      expect(await ask(person.key, name, shape), name).toMatchObject({ status: 403, code: "FORBIDDEN" });
    }
    expect(withoutUse(await everythingOf(desk, house.account))).toEqual(withoutUse(before));
  });
});

test("people's keys are no visitor's token", async () => {
  for (const { name, shape } of closed) {
    if (shape.access !== "visitor") continue;
    expect(await ask(house.clara.key, name, shape), name).toMatchObject({ status: 401 });
  }
});

describe("the administrator of another account", () => {
  test("reaches nothing of ours by its id, learns no id of ours, and changes no row", async () => {
    const before = await everythingOf(desk, house.account);
    const ours = idsIn(before);
    expect(ours).toContain(house.conversation);
    for (const { name, shape } of forPeople) {
      const answer = await ask(stranger.olga.key, name, shape);
      const about = `${name}: ${answer.status} ${answer.text.slice(0, 300)}`;
      if ((shape.params && !makesWhatItNames.has(name)) || namesOurs(name, ours))
        expect([403, 404], about).toContain(answer.status);
      else expect(answer.status, about).toBeLessThan(500);
      expect(
        ours.filter((id) => answer.text.includes(id)),
        about,
      ).toEqual([]);
    }
    await desk.settle();
    expect(withoutUse(await everythingOf(desk, house.account))).toEqual(withoutUse(before));
  });
});

/** Last, since it changes things: the same calls are good ones, so that a 404 above was the wall's. */
test("our own administrator gets through with the very same calls", async () => {
  for (const { name, shape } of forPeople) {
    const { status, text } = await ask(house.clara.key, name, shape);
    const about = `${name}: ${status} ${text.slice(0, 300)}`;
    // A key has no session to switch; what is already owned or sent is a matter of the thing, not of the wall.
    if (name === "switchAccount") expect(status, about).toBe(403);
    else expect([200, 201, 202, 204, 409], about).toContain(status);
  }
});

/** Put under a name of the caller's own account. */
const makesWhatItNames = new Set(["writeSecret"]);

/** Whether a sample's body names things of the house: then a stranger's call of it is refused as a whole. */
function namesOurs(name: string, ours: readonly string[]): boolean {
  const text = JSON.stringify(sampleOf(name).body) ?? "";
  return ours.some((id) => text.includes(id));
}

function sampleOf(name: string): Sample {
  return samples[name]?.(house) ?? {};
}

async function ask(key: string | null, name: string, shape: EndpointShape) {
  const { params = {}, query, body } = sampleOf(name);
  const path = shape.path.replaceAll(/:(\w+)/g, (_, param: string) =>
    encodeURIComponent(params[param] ?? ""),
  );
  const form = body instanceof FormData;
  const response = await desk
    .as(key)
    .fetch(`/api/v1${path}${query ? `?${new URLSearchParams(query)}` : ""}`, {
      method: shape.method,
      headers: body === undefined || form ? {} : { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1];
  return { status: response.status, text, code };
}

function idsIn(rows: readonly string[]): string[] {
  const ids = rows.join().match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g);
  return [...new Set(ids ?? [])];
}

/** A refused call still notes that the key was used. */
function withoutUse(rows: readonly string[]): string[] {
  return rows.map((row) => row.replace(/"last_used_at": ("[^"]*"|null)/, ""));
}
