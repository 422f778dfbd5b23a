import { readdir, readFile } from "node:fs/promises";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { query } from "./platform/fixtures/embedded-folder.ts";
import { cloneDatabase } from "./support/postgres.ts";
import { domainOf, readSources, type Source } from "./support/sources.ts";

const server = await readSources(["server/src"]);
const all = [...server, ...(await readSources(["contract/src", "web/src", "widget/src"]))];

/** `a → b` for every import a rule forbids. */
function edges(
  from: readonly Source[],
  forbidden: (path: string, to: string, typeOnly: boolean) => boolean,
): string[] {
  return from.flatMap(({ path, imports }) =>
    imports.filter(({ to, typeOnly }) => forbidden(path, to, typeOnly)).map(({ to }) => `${path} → ${to}`),
  );
}
const paths = (sources: readonly Source[], holds: (source: Source) => boolean) =>
  sources.filter(holds).map(({ path }) => path);
const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);

describe("who may import whom", () => {
  test("web and widget know the contract, and nobody's server; the contract knows only itself and zod", () => {
    const mine = (path: string) => path.split("/")[0] ?? "";
    expect(
      edges(all, (path, to) => {
        const other = ["contract/", "server/", "web/", "widget/"].find((folder) => to.startsWith(folder));
        if (path.startsWith("contract/")) return other ? other !== "contract/" : to !== "zod";
        return other !== undefined && other !== "contract/" && !to.startsWith(`${mine(path)}/`);
      }),
    ).toEqual([]);
  });

  test("platform has no domain word: it imports itself and the contract", () => {
    expect(
      edges(
        server.filter(({ path }) => inside("server/src/platform")(path)),
        (_, to) => to.startsWith("server/src/") && !inside("server/src/platform")(to),
      ),
    ).toEqual([]);
  });

  test("rules are pure: they import the contract, other rules, what is pure of the platform, and types", () => {
    const pure = [
      "server/src/platform/caller.ts",
      "server/src/platform/refusal.ts",
      "node:crypto",
      "libphonenumber-js/min",
      "ipaddr.js",
    ];
    const rules = server.filter(({ path }) => path.endsWith(".rules.ts"));
    expect(
      edges(
        rules,
        (_, to, typeOnly) =>
          !typeOnly && !inside("contract/src")(to) && !to.endsWith(".rules.ts") && !pure.includes(to),
      ),
    ).toEqual([]);
    expect(
      paths(rules, ({ code }) =>
        /\basync\b|\bawait\b|Math\.random|performance\.now|randomUUID|fetch\(/.test(code),
      ),
    ).toEqual([]);
  });

  test("a folder never reaches into another's rows.ts", () => {
    expect(edges(server, (path, to) => to.endsWith("/rows.ts") && domainOf(path) !== domainOf(to))).toEqual(
      [],
    );
  });

  test("a table of routes is asked for by its own folder, or by main.ts, and never by a command", () => {
    expect(
      edges(
        server,
        (path, to) =>
          /[/-]routes\.ts$/.test(to) && path !== "server/src/main.ts" && domainOf(path) !== domainOf(to),
      ),
    ).toEqual([]);
  });

  test("main.ts names the folders, and only the command line names main.ts", () => {
    expect(
      edges(server, (path, to) => to === "server/src/main.ts" && !inside("server/src/cli")(path)),
    ).toEqual([]);
    expect(edges(server, (path, to) => inside("server/src/cli")(to) && domainOf(path) !== undefined)).toEqual(
      [],
    );
  });

  test("no file imports itself by way of others", () => {
    expect(cyclesIn(all)).toEqual(debts.cycles);
  });
});

describe("what only few may do", () => {
  test("see every account", () => {
    const here = (name: string) => inside("server/src/cli")(name) || inside("server/src/platform")(name);
    expect(paths(server, ({ path, code }) => /\basSystem\b/.test(code) && !here(path))).toEqual([
      "server/src/channels/inbound/keep.ts",
      "server/src/channels/inbound/receive-worker.ts",
      "server/src/channels/inbound/split.ts",
      "server/src/channels/webchat/door.ts",
      "server/src/channels/whatsapp/hook.ts",
      "server/src/deadlines/loop.ts",
      "server/src/operations/test-clock.ts",
      "server/src/operations/tidy.ts",
      "server/src/people/credentials.ts",
      "server/src/people/has-account.ts",
      "server/src/people/open-invitation.ts",
      "server/src/people/set-up.ts",
      "server/src/workflows/hooks/door.ts",
    ]);
    expect(
      paths(server, ({ path, code }) => /\basSystem\b/.test(code) && inside("server/src/platform")(path)),
    ).toEqual([
      "server/src/platform/backlog.ts",
      "server/src/platform/clock.ts",
      "server/src/platform/db.ts",
      "server/src/platform/reactions.ts",
    ]);
  });

  test("write the log other than by record, which inAccount writes last", () => {
    expect(paths(server, ({ code }) => /\bwriteEvents\b|insert into events\b/.test(code))).toEqual([
      "server/src/operations/hold.ts",
      "server/src/people/create-account.ts",
      "server/src/platform/db.ts",
      "server/src/platform/events.ts",
    ]);
  });

  test("send a NOTIFY, which makes commits wait for each other", () => {
    expect(paths(server, ({ code }) => /pg_notify|["'`\s;]notify [a-z_]+[,;"'`]/i.test(code))).toEqual([
      "server/src/platform/notify.ts",
    ]);
  });

  test("know the real time", () => {
    expect(paths(server, ({ code }) => /new Date\(\)|\bDate\.now\(/.test(code))).toEqual([
      "server/src/cli/backup.ts",
      "server/src/cli/doctor/database.ts",
      "server/src/cli/restore.ts",
      "server/src/people/sign-in.ts",
      "server/src/platform/clock.ts",
      "server/src/platform/db.ts",
      "server/src/platform/ids.ts",
    ]);
  });
});

describe("SQL", () => {
  const clocks =
    /(?<!performance\.|Date\.|\bdb\.|await |\.)\bnow\(\)|\b(current_timestamp|current_date|current_time|localtimestamp|localtime|clock_timestamp|statement_timestamp|transaction_timestamp)\b/i;

  test("has no clock of its own: the instant is a parameter", async () => {
    expect(
      paths(
        server,
        ({ code }) => /`[^`]*`|"[^"\n]*"/.test(code) && sqlIn(code).some((sql) => clocks.test(sql)),
      ),
    ).toEqual(["server/src/cli/doctor/database.ts"]);
    const folder = new URL("../migrations/", import.meta.url);
    for (const name of await readdir(folder)) {
      const text = (await readFile(new URL(name, folder), "utf8")).replaceAll(/--.*/g, "");
      expect(clocks.test(text), name).toBe(false);
    }
  });

  /** Found before an account is known, or belonging to none. Those with an account_id have the policies too. */
  const directory = [
    "accounts",
    "doors",
    "inbound_items",
    "inbound_requests",
    "memberships",
    "schema_migrations",
    "test_clock",
  ];

  test("every table is behind the wall, its keys beginning with the account, or a listed directory", async () => {
    const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
    onTestFinished(drop);
    const tables = await query(url, tableFacts);
    expect(tables.length).toBeGreaterThan(30);
    const tenant = tables.filter(({ name }) => !directory.includes(String(name)));
    for (const { name, secured, forced, loose, policies } of tenant)
      expect({ name, secured, forced, loose, policies }).toEqual({
        name,
        secured: true,
        forced: true,
        loose: [],
        policies: ["app", "system"],
      });
    const unlocked = tables.filter(({ secured, forced }) => !secured || !forced).map(({ name }) => name);
    expect(unlocked).toEqual(["schema_migrations", "test_clock"]);
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(directory));
  });
});

test("no file is longer than 300 lines", async () => {
  const written = [
    ...(await readSources(["contract/src", "server", "web", "widget", "bench", "e2e", "scripts"], {
      tests: true,
    })),
  ];
  expect(paths(written, ({ text }) => text.split("\n").length > 301)).toEqual(debts.long);
});

/** What is not yet as it should be. These lists only shrink. */
const debts = {
  cycles: [
    "web/src/design/story/Buttons.tsx → web/src/design/story/Story.tsx → web/src/design/story/Buttons.tsx",
    ...["Feedback", "Floating", "Forms", "Marks"].map(
      (name) =>
        `web/src/design/story/Story.tsx → web/src/design/story/${name}.tsx → web/src/design/story/Story.tsx`,
    ),
  ],
  long: ["server/src/channels/whatsapp/read.rules.test.ts", "server/test/channels/webchat.test.ts"],
};

/** Tables of the desk, what guards them, and which of their keys do not begin with the account. */
const tableFacts = `
  select c.relname::text as name, relrowsecurity as secured, relforcerowsecurity as forced,
    array(select polname::text from pg_policy where polrelid = c.oid order by 1) as policies,
    array(select i.indexrelid::regclass::text from pg_index i
          join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisunique and a.attname <> 'account_id')
    || array(select conname::text from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
          where k.conrelid = c.oid and k.contype = 'f' and a.attname <> 'account_id') as loose
  from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`;

/** String and template literals, which is where SQL stands. */
function sqlIn(code: string): string[] {
  return [...code.matchAll(/`[^`]*`|"[^"\n]*"/g)].map(([text]) => text);
}

/** One way round for each ring of files that import each other; types are erased and count for nothing. */
function cyclesIn(sources: readonly Source[]): string[] {
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, above: string[]): void => {
    if (above.includes(path)) {
      cycles.push([...above.slice(above.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...above, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return cycles;
}
