import type { Reader, Split } from "../inbound/channel.ts";
import type { Json, JsonObject } from "../inbound/item.ts";
import { externalIdOf, fragmentOf } from "./fragment.rules.ts";
import { readFragment } from "./read.rules.ts";

/** A request of the web chat is kept already split; it is cut again only if its items were lost. */
export const webchatReader: Reader = { channel: "webchat", split, read: readFragment };

function split(body: Buffer): Split {
  const bodies: Json = JSON.parse(body.toString("utf8"));
  if (!Array.isArray(bodies)) throw new Error("not a request of the web chat");
  const objects = bodies.filter(
    (one): one is JsonObject => typeof one === "object" && one !== null && !Array.isArray(one),
  );
  const fragments = objects.map((one) => ({
    number: null,
    externalId: externalIdOf(fragmentOf(one)),
    body: one,
  }));
  return { fragments, faults: [] };
}
