import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartError } from "./start-error.ts";

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** A server of the user's own; undefined starts the embedded one. */
  databaseUrl: string | undefined;
  /** Address customers' browsers and channels reach us at, without a trailing slash. */
  publicUrl: string | undefined;
  /** Key material; else the file `secret` in the data folder. */
  secret: string | undefined;
  role: "all" | "web" | "worker";
  testClock: boolean;
  /** Opens /metrics to whoever brings it; without one only this machine may read them. */
  metricsToken: string | undefined;
  /** Base of the WhatsApp Graph API; an emulator in tests. */
  graphUrl: string;
  /** Hosts of our own network (`host` or `host:port`) that HTTP steps of workflows may reach; else only the open internet. */
  httpAllowHosts: readonly string[];
}

/** Settings from flags, then the environment, then defaults. @throws StartError naming the bad one */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv): Config {
  const { values } = parse(argv);
  const host = values.host ?? env.HOST ?? "127.0.0.1";
  const port = Number(values.port ?? env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError("The port must be a number from 0 to 65535: set PORT or --port.");
  const role = values.role ?? "all";
  if (role !== "all" && role !== "web" && role !== "worker")
    throw new StartError("--role is web, worker or all.");
  const testClock = env.RELEVO_TEST_CLOCK === "1";
  if (testClock && (env.NODE_ENV === "production" || !["127.0.0.1", "localhost", "::1"].includes(host)))
    throw new StartError(
      "RELEVO_TEST_CLOCK is for tests: it needs HOST=127.0.0.1 and no NODE_ENV=production.",
    );
  return {
    host,
    port,
    dataDir: resolve(values.data ?? env.RELEVO_DATA ?? "data"),
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: publicUrl(env.RELEVO_URL),
    secret: env.RELEVO_SECRET || undefined,
    role,
    testClock,
    metricsToken: env.RELEVO_METRICS_TOKEN || undefined,
    graphUrl: env.RELEVO_GRAPH_URL ?? "https://graph.facebook.com",
    httpAllowHosts: hosts(env.RELEVO_HTTP_ALLOW_HOSTS),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        host: { type: "string" },
        port: { type: "string" },
        data: { type: "string" },
        role: { type: "string" },
      },
    });
  } catch (error) {
    throw new StartError(
      `${error instanceof Error ? error.message : "Unknown flag"}. See: npm run relevo -- help`,
    );
  }
}

function publicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new StartError("RELEVO_URL must be an address such as https://desk.example.com.");
  return new URL(text).href.replace(/\/$/, "");
}

/** As URLs spell them, so that they are compared with those. */
function hosts(text: string | undefined): string[] {
  const given = (text ?? "").split(",").map((one) => one.trim());
  return given
    .filter((one) => one !== "")
    .map((one) => {
      const [, host = "", port] = /^(\[[\da-f:.]+\]|[^\s:/@?#[\]]+)(?::(\d{1,5}))?$/i.exec(one) ?? [];
      if (!URL.canParse(`http://${host}`))
        throw new StartError(
          `RELEVO_HTTP_ALLOW_HOSTS holds hosts such as 127.0.0.1:8080 or intranet.example, with commas between: ${one} is none.`,
        );
      return new URL(`http://${host}`).hostname + (port === undefined ? "" : `:${Number(port)}`);
    });
}
