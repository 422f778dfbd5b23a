import type { Channel as Name } from "@relevo/contract/words.ts";
import type { InboundItem, JsonObject } from "./item.ts";

/** One thing of a request, for one connection. */
export interface Fragment {
  /** The outside number it came for; null means the connection whose door the request came through. */
  number: string | null;
  /** Unique within the connection: a repetition is the same thing. */
  externalId: string;
  body: JsonObject;
}
export interface Split {
  fragments: readonly Fragment[];
  /** What could not be understood, kept to be replayed by a better reader. */
  faults: readonly { number: string | null; body: JsonObject; error: string }[];
}

/** How a channel's requests become items. */
export interface Reader {
  channel: Name;
  /** @throws when the whole request cannot be read; it is parked as it came */
  split(body: Buffer, arrivedAt: Date): Split;
  read(body: JsonObject): InboundItem;
}
