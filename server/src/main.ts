import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { abandonedKind, unownedKind } from "./assignment/alert.ts";
import { distributeKind, stickyKind } from "./assignment/distribute.ts";
import { assignmentReaction } from "./assignment/reaction.ts";
import { requeueKind } from "./assignment/requeue.ts";
import { routes as assignmentRoutes } from "./assignment/routes.ts";
import { routes as auditRoutes } from "./audit/routes.ts";
import { greetKind, greetReaction } from "./automessages/greet.ts";
import { automessageRoutes } from "./automessages/routes.ts";
import { wordsKind } from "./automessages/words.ts";
import { routes as calendarRoutes } from "./calendars/routes.ts";
import { inbound } from "./channels/channels.ts";
import { connections } from "./channels/connections/connections.ts";
import type { Reader } from "./channels/inbound/channel.ts";
import { visitorOfRequest } from "./channels/webchat/door.ts";
import { webchatReader } from "./channels/webchat/reader.ts";
import { webchatSender } from "./channels/webchat/sender.ts";
import { webchat } from "./channels/webchat/webchat.ts";
import { fetchFileKind } from "./channels/whatsapp/fetch-file.ts";
import { markReadKind, markReadReaction } from "./channels/whatsapp/mark-read.ts";
import { whatsappReader } from "./channels/whatsapp/reader.ts";
import { whatsappSender } from "./channels/whatsapp/sender.ts";
import { templateSyncKind } from "./channels/whatsapp/templates/sync.ts";
import { templates } from "./channels/whatsapp/templates/templates.ts";
import { routes as contactRoutes } from "./contacts/routes.ts";
import { conversations } from "./conversations/conversations.ts";
import { expiryKinds, expiryReaction } from "./conversations/expire/kinds.ts";
import { dropFileKind } from "./conversations/files/drop.ts";
import { type Happening, renderEvents } from "./conversations/live/render.ts";
import type { Sockets } from "./conversations/live/socket.ts";
import { hearTyping } from "./conversations/live/typing.ts";
import { mergeRoutes } from "./conversations/merge/routes.ts";
import { snoozeRoutes } from "./conversations/snooze/routes.ts";
import { unsnoozeKind } from "./conversations/snooze/unsnooze.ts";
import type { Kind } from "./deadlines/kind.ts";
import { deadlineWorker } from "./deadlines/loop.ts";
import { deliverKind } from "./deliveries/deliver.ts";
import type { Sender } from "./deliveries/sender.ts";
import { uncertainKind } from "./deliveries/uncertain.ts";
import { routes as fieldRoutes } from "./fields/routes.ts";
import { routes as funnelRoutes } from "./funnels/routes.ts";
import { ruleRoutes } from "./funnels/rules/routes.ts";
import { stageRoutes } from "./funnels/stages/routes.ts";
import { inboxes } from "./inboxes/inboxes.ts";
import { operationRoutes } from "./operations/routes.ts";
import { tidyWorker } from "./operations/tidy.ts";
import { credentials as callers } from "./people/credentials.ts";
import { people } from "./people/people.ts";
import { openSignIn } from "./people/sign-in.ts";
import { openApp } from "./platform/app.ts";
import type { Config } from "./platform/config.ts";
import type { Database } from "./platform/db.ts";
import type { Desk, Furniture } from "./platform/desk.ts";
import { mountHealth, watchWorkers } from "./platform/health.ts";
import { type Credentials, mount } from "./platform/http.ts";
import type { Log } from "./platform/log.ts";
import { startLoop, type WorkerName } from "./platform/loop.ts";
import { type Metrics, mountMetrics } from "./platform/metrics.ts";
import { noBell, openBell } from "./platform/notify.ts";
import { type Reaction, reactionWorker } from "./platform/reactions.ts";
import { openHub } from "./platform/realtime.ts";
import type { Secrets } from "./platform/secrets.ts";
import { statisticsWorker } from "./platform/statistics.ts";
import { openStorage } from "./platform/storage.ts";
import { respondKind, respondReaction } from "./responder/respond.ts";
import type { Responder } from "./responder/responder.ts";
import { routes as tagRoutes } from "./tags/routes.ts";
import { taskKind } from "./tasks/come-due.ts";
import { routes as taskRoutes } from "./tasks/routes.ts";
import { routes as ticketRoutes } from "./tickets/routes.ts";
import { timersReaction } from "./tickets/timers/again.ts";
import { timerKinds } from "./tickets/timers/kinds.ts";
import { runKinds } from "./workflows/kinds.ts";
import { workflowsReaction } from "./workflows/reaction.ts";
import { workflowRoutes } from "./workflows/routes.ts";
import { workflowScheduleKind } from "./workflows/schedule/kind.ts";
import { openSimulations } from "./workflows/simulate/thread.ts";

export interface RunningDesk {
  /** Where it listens, such as http://127.0.0.1:3000. */
  url: string;
  settle(): Promise<void>;
  /** Sends under way finish; the database is the caller's to close last. */
  stop(): Promise<void>;
}

/** The one file that names every domain folder and fills the registries. */
export async function startDesk(given: {
  db: Database;
  config: Config;
  log: Log;
  secrets: Secrets;
  /** Check every answer against its contract (tests). */
  checkAnswers?: boolean;
  /** Answers in AI stages; without one nothing does. */
  responder?: Responder;
}): Promise<RunningDesk> {
  const { db, config, log, secrets, responder } = given;
  let url = "";
  const publicUrl = () => config.publicUrl ?? url;
  const desk: Desk = { ...given, storage: openStorage(join(config.dataDir, "files")), publicUrl };

  const app = await openApp(log);
  const metrics = mountMetrics(app, db, config.metricsToken);

  const readers: Reader[] = [whatsappReader, webchatReader];
  const senders: Sender[] = [whatsappSender(desk), webchatSender].map((sender) => counted(sender, metrics));
  const simulations = openSimulations(desk);
  const kinds: Kind[] = [
    deliverKind(db, senders),
    uncertainKind,
    fetchFileKind(desk),
    markReadKind(desk),
    templateSyncKind(desk),
    dropFileKind(desk.storage),
    distributeKind,
    stickyKind,
    requeueKind,
    unownedKind,
    abandonedKind,
    ...expiryKinds,
    unsnoozeKind,
    greetKind,
    wordsKind,
    taskKind,
    ...timerKinds,
    simulations.kind,
    workflowScheduleKind,
    ...runKinds(desk),
    ...(responder ? [respondKind(db, log, responder)] : []),
  ];
  const reactions: Reaction[] = [
    markReadReaction,
    assignmentReaction,
    expiryReaction,
    greetReaction,
    timersReaction,
    workflowsReaction,
  ];
  if (responder) reactions.push(respondReaction);

  const signIn = openSignIn({ db, secrets, log, publicUrl, limited: !config.testClock });
  const hub = openHub<Happening>(db, renderEvents);
  const credentials: Credentials = {
    ...callers(desk, signIn),
    visitor: (request) => visitorOfRequest(db, request),
  };
  const sockets: Sockets = new Map();
  const chat = webchat(desk, hub, (typing) => hearTyping(db, sockets, typing));
  const furniture: Furniture[] = [
    people(desk, signIn),
    inboxes(),
    { routes: calendarRoutes },
    { routes: auditRoutes },
    { routes: contactRoutes },
    { routes: assignmentRoutes },
    { routes: snoozeRoutes },
    { routes: automessageRoutes },
    { routes: fieldRoutes },
    { routes: funnelRoutes },
    { routes: stageRoutes },
    { routes: ruleRoutes },
    { routes: ticketRoutes },
    { routes: tagRoutes },
    { routes: taskRoutes },
    { routes: workflowRoutes(desk) },
    conversations(desk, hub, credentials, sockets, chat.sockets.typing),
    { routes: mergeRoutes },
    connections(desk),
    templates(desk),
    chat,
    inbound(desk, readers),
    { workers: [reactionWorker(db, reactions), deadlineWorker(db, log, kinds)] },
    { routes: operationRoutes(() => loop.settle()), workers: [tidyWorker(desk), statisticsWorker(db)] },
  ];

  const routes = furniture.flatMap((one) => one.routes ?? []);
  const publicPerMinute = config.testClock ? 100_000 : 300;
  mount(app, db, routes, credentials, { checkAnswers: given.checkAnswers ?? false, publicPerMinute });
  for (const one of furniture) await one.mount?.(app);

  const behind = config.role === "web" ? [] : furniture.flatMap((one) => one.workers ?? []);
  const { workers, stuck } = watchWorkers(config.role === "worker" ? behind : [...behind, hub]);
  await mountHealth(app, { db, stuck });
  const loop = startLoop(workers, log);
  const hear = (account: string, names?: ReadonlySet<WorkerName>) => {
    hub.ring(account);
    loop.wake(names);
  };
  // The embedded server has one process, this one.
  const bell = config.databaseUrl ? openBell(config.databaseUrl, log, (account) => hear(account)) : noBell;
  db.onCommit = (account, names) => {
    hear(account, names);
    bell.ring(account);
  };
  const stop = async () => {
    await closeHttp(app);
    await simulations.stop();
    await loop.stop();
    await bell.close();
    metrics.stop();
    await signIn.close();
  };
  try {
    url = await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, settle: loop.settle, stop };
}

function counted(sender: Sender, metrics: Metrics): Sender {
  return {
    ...sender,
    async send(message) {
      try {
        const outcome = await sender.send(message);
        metrics.delivered(sender.channel, outcome.kind);
        return outcome;
      } catch (error) {
        metrics.delivered(sender.channel, "uncertain");
        throw error;
      }
    },
  };
}

/** Ms that requests under way have to end. */
const patience = 5000;
async function closeHttp(app: FastifyInstance): Promise<void> {
  const late = new AbortController();
  const sweep = wait(patience, undefined, { signal: late.signal }).then(
    () => {
      for (const socket of app.websocketServer.clients) socket.terminate();
      app.server.closeAllConnections();
    },
    () => {},
  );
  await app.close();
  late.abort();
  await sweep;
}
