import { receive } from "../conversations/receive/receive.ts";
import type { Desk, Furniture } from "../platform/desk.ts";
import type { Reader } from "./inbound/channel.ts";
import { rawLog } from "./inbound/keep.ts";
import { type Receive, receiveWorker } from "./inbound/receive-worker.ts";
import { routes } from "./inbound/routes.ts";
import { splitWorker } from "./inbound/split.ts";
import { mountHook } from "./whatsapp/hook.ts";
import { takeTemplateNews } from "./whatsapp/templates/news.ts";

/** What comes in: the raw log, its items, and the webhooks that fill it. */
export function inbound(desk: Desk, readers: readonly Reader[]): Furniture {
  const keep = rawLog(desk.db, readers);
  const take: Receive = async (tx, connection, arrived, waits) => {
    const left = await receive(tx, connection, arrived, waits);
    await takeTemplateNews(tx, connection, arrived);
    return left;
  };
  return {
    routes,
    mount: (app) => mountHook(app, desk, keep),
    workers: [splitWorker(desk.db, desk.log, readers), receiveWorker(desk.db, desk.log, readers, take)],
  };
}
