import type { Reader } from "../inbound/channel.ts";
import { readFragment } from "./read.rules.ts";
import { splitWebhook } from "./split.rules.ts";

export const whatsappReader: Reader = { channel: "whatsapp", split: splitWebhook, read: readFragment };
