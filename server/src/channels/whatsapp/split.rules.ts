import type { Fragment, Split } from "../inbound/channel.ts";
import type { Json, JsonObject } from "../inbound/item.ts";
import {
  cutFault,
  cutNotice,
  cutUpdate,
  type Origin,
  UnreadableWebhook,
  type UpdateList,
} from "./fragment.rules.ts";
import { objectOf, textOf } from "./json.rules.ts";
import { profileFinder } from "./profile.rules.ts";

/**
 * Cuts one webhook into all it tells: every entry, change, message, echo, status, error and unknown field.
 * A malformed piece becomes a fault and the others count. The same bytes with the same arrival give the same
 * fragments again.
 * @throws UnreadableWebhook
 */
export function splitWebhook(raw: Buffer, arrivedAt: Date): Split {
  const cut: Cut = { fragments: [], faults: [] };
  const document = parse(raw);
  const root = objectOf(document);
  const here: Origin = { pointer: "", number: null, waba: null, field: null, metadata: null, arrivedAt };
  if (root?.object === "whatsapp_business_account") {
    each(cut, here, "entry", root.entry, (entry, at) => splitEntry(cut, at, entry));
  } else {
    cut.faults.push(cutFault(here, "not a WhatsApp webhook", document));
  }
  return cut;
}

type Cut = { fragments: Fragment[]; faults: Split["faults"][number][] };

/** Which lists of updates a field carries. What other fields hold is kept whole, as a notice. */
const listsOf = new Map<string, UpdateList[]>([
  ["messages", ["messages", "statuses"]],
  ["smb_message_echoes", ["message_echoes"]],
]);

const wrapping = ["messaging_product", "metadata", "contacts"];

function parse(raw: Buffer): Json {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    // Without the parser's own message, which quotes the body and so personal data.
    throw new UnreadableWebhook(`not JSON (${raw.length} bytes)`);
  }
}

function splitEntry(cut: Cut, here: Origin, entry: JsonObject): void {
  each(cut, { ...here, waba: textOf(entry.id) }, "changes", entry.changes, (change, at) => {
    const field = textOf(change.field);
    const value = objectOf(change.value);
    if (field === null || value === null) {
      cut.faults.push(cutFault(at, field === null ? "no field" : "no value", change));
      return;
    }
    const metadata = value.metadata ?? null;
    const number = textOf(objectOf(metadata)?.phone_number_id);
    splitValue(cut, { ...at, pointer: `${at.pointer}/value`, field, metadata, number }, value, entry.time);
  });
}

function splitValue(cut: Cut, here: Origin, value: JsonObject, time: Json | undefined): void {
  const lists = listsOf.get(here.field ?? "");
  if (!lists) {
    cut.fragments.push(cutNotice(here, value, time));
    return;
  }
  const given = lists.filter((list) => value[list] !== undefined);
  const updates = given.flatMap((list) => value[list] ?? []);
  const profileOf = profileFinder(value, updates.length === 1);
  for (const list of given) {
    each(cut, here, list, value[list], (update, at) => {
      const contact = profileOf(list, update);
      const fragment = cutUpdate(at, list, update, contact);
      if (typeof fragment !== "string") cut.fragments.push(fragment);
      else cut.faults.push(cutFault(at, fragment, update, { list, contact }));
    });
  }
  const known = [...wrapping, ...given];
  const rest = Object.entries(value).filter(([key]) => !known.includes(key));
  if (rest.length > 0) cut.fragments.push(cutNotice(here, Object.fromEntries(rest), time));
  else if (given.length === 0) cut.faults.push(cutFault(here, "nothing in it", value));
}

/** Visits the objects of a list; what is no list, or no object in it, is a fault. */
/** Meta packs 1,000 at most; many more are no webhook, and would keep the process busy for seconds. */
const most = 5000;

function each(
  cut: Cut,
  here: Origin,
  key: string,
  list: Json | undefined,
  visit: (item: JsonObject, here: Origin) => void,
): void {
  const pointer = `${here.pointer}/${key}`;
  if (!Array.isArray(list)) {
    cut.faults.push(cutFault({ ...here, pointer }, "not a list", list ?? null));
    return;
  }
  for (const [index, item] of list.entries()) {
    if (cut.fragments.length + cut.faults.length >= most)
      throw new UnreadableWebhook(`more than ${most} updates`);
    const at = { ...here, pointer: `${pointer}/${index}` };
    const object = objectOf(item);
    if (object) visit(object, at);
    else cut.faults.push(cutFault(at, "not an object", item));
  }
}
