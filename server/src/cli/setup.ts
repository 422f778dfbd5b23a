import { text } from "node:stream/consumers";
import { SetupBody } from "@relevo/contract/people.ts";
import { setUpAccount } from "../people/set-up.ts";
import { openSignIn } from "../people/sign-in.ts";
import type { Config } from "../platform/config.ts";
import { openDatabase } from "../platform/db.ts";
import { openLog } from "../platform/log.ts";
import { migrate } from "../platform/migrate.ts";
import { Refusal } from "../platform/refusal.ts";
import { openSecrets } from "../platform/secrets.ts";
import { StartError } from "../platform/start-error.ts";
import { type Call, type Command, placeOptions, say } from "./command.ts";
import { asOwner, reachDatabase } from "./reach.ts";

const fields = {
  company: "name of the company",
  country: "its country in two letters, such as CL",
  "time-zone": "its time zone, such as America/Santiago",
  language: "es, pt-BR or en (default es)",
  name: "name of the administrator",
  mail: "mail of the administrator, to sign in with",
};

export const setup: Command = {
  name: "setup",
  summary: "Set up an empty desk: company and administrator. Prints an API key of theirs, this once.",
  options: {
    ...placeOptions,
    ...fields,
    password: "at least 10 characters; better in RELEVO_PASSWORD or on standard input",
  },
  notes: ["Works beside a running desk. The key is all that is on standard output."],
  async run({ config, values }) {
    const body = parse(values, await password(values));
    const database = await reachDatabase(config);
    try {
      await asOwner(database.url, (client) => migrate(client));
      const key = await setUp(config, database.url, body);
      say(`${body.company} is set up; ${body.mail} signs in as its administrator. The key, shown only now:`);
      console.log(key);
      return 0;
    } finally {
      await database.close();
    }
  },
};

type Body = ReturnType<typeof SetupBody.parse>;

async function setUp(config: Config, url: string, body: Body): Promise<string> {
  const secrets = await openSecrets(config.secret, config.dataDir);
  const db = openDatabase(url, { testClock: config.testClock, max: 2 });
  const signIn = openSignIn({
    db,
    secrets,
    log: openLog("silent"),
    publicUrl: () => config.publicUrl ?? "http://127.0.0.1",
    limited: false,
  });
  try {
    const { key } = await setUpAccount(db, signIn, body, { first: true, key: true });
    return key ?? "";
  } catch (error) {
    throw explained(error);
  } finally {
    await signIn.close();
    await db.close();
  }
}

/** Flag, else environment, else standard input where that is not a terminal. */
async function password(values: Call["values"]): Promise<string | undefined> {
  const given = values.password ?? process.env.RELEVO_PASSWORD;
  if (given !== undefined || process.stdin.isTTY) return given;
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}

function parse(values: Call["values"], secret: string | undefined): Body {
  const { "time-zone": timeZone, ...rest } = values;
  const answer = SetupBody.safeParse({ ...rest, timeZone, password: secret });
  if (answer.success) return answer.data;
  throw new StartError(
    answer.error.issues.map(({ path, message }) => wrong(String(path[0]), message)).join("\n"),
  );
}

function explained(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const sentences = error.failures.map(({ code, pointer, detail }) => {
    if (code === "ALREADY_SET_UP")
      return "This desk already has an administrator: sign in, and invite people in its settings.";
    if (code === "MAIL_TAKEN") return "This mail already has a login on this desk: use another --mail.";
    return wrong(pointer?.slice(1) ?? "", detail ?? code);
  });
  return new StartError(sentences.join("\n"));
}

function wrong(field: string, why: string): string {
  const flag = field === "timeZone" ? "time-zone" : field;
  const about = flag === "password" ? "at least 10 characters" : fields[flag as keyof typeof fields];
  return `--${flag} (${about}): ${why}`;
}
