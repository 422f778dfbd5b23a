import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import files from "@fastify/static";
import websocket from "@fastify/websocket";
import { fileLimit } from "@relevo/contract/messages.ts";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from "fastify";
import { cleanJson, type Json } from "./clean.rules.ts";
import { newId } from "./ids.ts";
import type { Log } from "./log.ts";
import { answerProblems } from "./problem.ts";
import { Refusal } from "./refusal.ts";

const web = fileURLToPath(new URL("../../../web/dist/", import.meta.url));
const widget = fileURLToPath(new URL("../../../widget/dist/", import.meta.url));

/** The HTTP server with everything that is not a route: parsing, headers, limits, problems, the two apps. */
export async function openApp(log: Log): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = log;
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: 1024 * 1024,
    trustProxy: "loopback",
    routerOptions: { maxParamLength: 200 },
    // Requests under way end; main.ts cuts what takes too long.
    forceCloseConnections: "idle",
  });
  answerProblems(app);
  parseJson(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        mediaSrc: ["'self'", "blob:"],
        // The UI library positions floating things by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
  });
  await app.register(compress, { global: true, threshold: 1024, encodings: ["br", "gzip"] });
  await app.register(rateLimit, { global: false });
  await app.register(multipart, { limits: { files: 1, fileSize: fileLimit, fields: 4, parts: 6 } });
  await app.register(websocket, { options: { maxPayload: 64 * 1024 } });
  await serveApps(app);
  // What the API answers is about people: no cache keeps it, unless the answer says otherwise.
  app.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/") && !reply.hasHeader("cache-control"))
      reply.header("cache-control", "no-store");
  });
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });
  return app;
}

function parseJson(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    const text = String(body);
    if (text === "") return done(null, undefined);
    try {
      const value: Json = JSON.parse(text);
      done(null, cleanJson(value).value);
    } catch {
      done(new Refusal([{ code: "INVALID", detail: "The body is not JSON." }]));
    }
  });
}

/** The agents' app at /, the visitors' chat at /widget/; deep links of the first get its page. */
async function serveApps(app: FastifyInstance): Promise<void> {
  const forever = (path: string) => path.includes("/assets/");
  const setHeaders = (reply: FastifyReply, path: string) => {
    reply.header("cache-control", forever(path) ? "public, max-age=31536000, immutable" : "no-cache");
  };
  if (existsSync(widget))
    await app.register(files, {
      root: widget,
      prefix: "/widget/",
      setHeaders,
      decorateReply: !existsSync(web),
    });
  if (existsSync(web))
    // By what is there when asked: a build that is replaced under a running desk is served at once.
    await app.register(files, { root: web, setHeaders, cacheControl: false });
  app.setNotFoundHandler((request, reply) => {
    // An address of the agents' app; a file that is not there is not one.
    const [path = ""] = request.url.split("?");
    const page = request.method === "GET" && !/^\/(api|widget|hooks|assets)\b/.test(path);
    if (page && existsSync(web)) return reply.header("cache-control", "no-cache").sendFile("index.html");
    throw new Refusal([{ code: "NOT_FOUND" }]);
  });
}
