import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildMissing, missingBuilds } from "../../src/cli/start/build-missing.ts";

/** A clone whose build is the given script. */
async function clone(build: string): Promise<string> {
  const top = await mkdtemp(join(tmpdir(), "relevo-clone-"));
  onTestFinished(() => rm(top, { recursive: true }));
  await writeFile(join(top, "package.json"), JSON.stringify({ name: "clone", scripts: { build } }));
  return top;
}

test("a clone without its web app is built, once", async () => {
  const top = await clone("mkdir -p web/dist widget/dist && touch web/dist/index.html widget/dist/relevo.js");
  expect(missingBuilds(top)).toEqual(["web/dist/index.html", "widget/dist/relevo.js"]);
  await buildMissing(top);
  await access(join(top, "web/dist/index.html"));
  await writeFile(join(top, "package.json"), JSON.stringify({ scripts: { build: "exit 1" } }));
  await buildMissing(top);
});

test("a build that fails, or leaves nothing, says what it said and what to do", async () => {
  await expect(buildMissing(await clone("echo no vite here; exit 1"))).rejects.toThrow(
    /no vite here[\s\S]*The web app could not be built: run `npm install` and then `npm run build` in /,
  );
  const half = await clone("touch web/dist/index.html");
  await mkdir(join(half, "web/dist"), { recursive: true });
  await expect(buildMissing(half)).rejects.toThrow(/could not be built/);
});
