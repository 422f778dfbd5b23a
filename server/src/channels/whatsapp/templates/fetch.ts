import { callGraph, type Failure, type GraphConnection } from "../call.ts";
import { objectOf, objectsOf, textOf } from "../json.rules.ts";
import { type Listed, readListed } from "./listed.rules.ts";

/** All a business account has, each once; `whole` is false when there were more pages than we read. */
export type Listing = { kind: "listed"; templates: Listed[]; whole: boolean };

const fields = "id,name,language,status,category,components,rejected_reason";
/** Templates a page, and pages: Meta allows an account 6,000. */
const perPage = 100;
const mostPages = 100;

/** Reads the templates of a business account, page by page. */
export async function fetchTemplates(
  graph: GraphConnection,
  business: string,
  signal: AbortSignal,
): Promise<Listing | Failure> {
  const found = new Map<string, Listed>();
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const query: string = after === null ? "" : `&after=${encodeURIComponent(after)}`;
    const path = `${business}/message_templates?fields=${fields}&limit=${perPage}${query}`;
    const answer = await callGraph(graph, { method: "GET", path }, signal);
    if (answer.kind !== "done") return answer;
    // Without its list an answer tells nothing: taken for an empty one, every template would be missing.
    if (!Array.isArray(answer.body.data)) return { kind: "uncertain", why: "answer-without-list" };
    for (const entry of objectsOf(answer.body.data).slice(0, 10 * perPage)) {
      const listed = readListed(entry);
      if (listed) found.set(listed.external, listed);
    }
    const paging = objectOf(answer.body.paging);
    const next = textOf(objectOf(paging?.cursors)?.after);
    if (textOf(paging?.next) === null || next === null || next === after || next.length > 2000)
      return { kind: "listed", templates: [...found.values()], whole: true };
    after = next;
  }
  return { kind: "listed", templates: [...found.values()], whole: false };
}
