import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../../../", import.meta.url));

export interface Import {
  /** A file of the repository, from its top; or a package's name. */
  to: string;
  typeOnly: boolean;
}
export interface Source {
  /** From the top of the repository. */
  path: string;
  text: string;
  /** The text without its comments. */
  code: string;
  imports: Import[];
}

/** Every TypeScript file below the folders, tests apart; or, with `tests`, those too. */
export async function readSources(folders: readonly string[], { tests = false } = {}): Promise<Source[]> {
  const found: Source[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(join(top, folder), { recursive: true, withFileTypes: true })) {
      const path = relative(top, join(entry.parentPath, entry.name));
      if (!entry.isFile() || !/\.tsx?$/.test(path) || /(^|\/)(node_modules|dist)\/|\.gen\.ts$/.test(path))
        continue;
      if (!tests && /\.test\.tsx?$/.test(path)) continue;
      const text = await readFile(join(top, path), "utf8");
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, "");
      found.push({ path, text, code, imports: importsOf(path, code) });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const statement =
  /^\s*(?:import|export)\s+(type\s)?([^;"']*?from\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

function importsOf(path: string, code: string): Import[] {
  return [...code.matchAll(statement)].map(([, type, names = "", from, lazy]) => ({
    to: resolved(path, from ?? lazy ?? ""),
    typeOnly: type !== undefined || onlyTypes(names),
  }));
}

function resolved(path: string, to: string): string {
  if (to.startsWith(".")) return join(dirname(path), to);
  return to.startsWith("@relevo/contract/") ? to.replace("@relevo/contract/", "contract/src/") : to;
}

/** `{ type A, type B } from`: erased like `import type`. */
function onlyTypes(names: string): boolean {
  const inside = /^\{([^}]*)\}\s*from\s+$/.exec(names)?.[1]?.split(",") ?? [""];
  return inside.some((name) => name.trim() !== "") && inside.every((name) => /^\s*(type\s|$)/.test(name));
}

/** The folder of a server file that is one of the domain's words; undefined for the rest. */
export function domainOf(path: string): string | undefined {
  const folder = /^server\/src\/([^/]+)\//.exec(path)?.[1];
  return folder === undefined || folder === "platform" || folder === "cli" ? undefined : folder;
}
