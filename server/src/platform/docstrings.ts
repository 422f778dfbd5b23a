import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Docstrings by where they stand, such as `Member.online` or `startVisit.response.token`. */
export type Docstrings = ReadonlyMap<string, string>;

/** Those of every file of the contract. */
export async function readDocstrings(): Promise<Docstrings> {
  const folder = fileURLToPath(new URL(".", import.meta.resolve("@relevo/contract/index.ts")));
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const texts = await Promise.all(files.map((name) => readFile(`${folder}/${name}`, "utf8")));
  return new Map(texts.flatMap((text) => [...docstringsIn(text)]));
}

/** Comments, strings, regular expressions after an opening, `export const x`, keys, brackets, other words. */
const token =
  /\/\*\*([\s\S]*?)\*\/|\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<=[(,]\s*)\/(?:\\.|\[[^\]]*\]|[^/\\\n])+\/|(?:export )?const (\w+)|(\w+)\??:(?!:)|[{}()[\]]|[\w.]+/g;

/** What stands as a docstring right before a constant or a key, by the way to it. */
export function docstringsIn(source: string): Map<string, string> {
  const found = new Map<string, string>();
  // What each open bracket is the value of: "" for one that only passes its key on, as a call does.
  const open: { name: string; key: string }[] = [{ name: "", key: "" }];
  let doc: string | undefined;
  for (const [text, comment, constant, key] of source.matchAll(token)) {
    const top = open.at(-1);
    if (!top) break;
    if (comment !== undefined) {
      doc = flattened(comment);
    } else if (constant !== undefined || key !== undefined) {
      top.key = constant ?? key ?? "";
      const way = [...open.map(({ name }) => name), top.key].filter((name) => name !== "").join(".");
      if (doc !== undefined) found.set(way, doc);
      doc = undefined;
    } else if ("{([".includes(text)) {
      open.push(text === "{" ? { name: top.key, key: "" } : { name: "", key: top.key });
    } else if ("})]".includes(text)) {
      open.pop();
    } else if (!text.startsWith("/")) {
      doc = undefined;
    }
  }
  return found;
}

/** One paragraph, without the asterisks. */
function flattened(comment: string): string {
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trim())
    .join(" ")
    .trim();
}
