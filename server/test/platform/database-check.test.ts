import { once } from "node:events";
import { createServer } from "node:net";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkDatabase, connectOrExplain } from "../../src/platform/database-check.ts";
import { type Embedded, startEmbedded } from "../../src/platform/embedded/start.ts";
import { query, superuserUrl, temporaryFolder } from "./fixtures/embedded-folder.ts";

let embedded: Embedded;
let admin = "";
let remove: () => Promise<void>;

beforeAll(async () => {
  const made = await temporaryFolder();
  remove = made.remove;
  embedded = await startEmbedded({ dataDir: made.folder, say: () => {} });
  admin = await superuserUrl(embedded);
});
afterAll(async () => {
  await embedded.stop();
  await remove();
});

/** A login and a database as a careful administrator would make them; each test spoils one thing. */
beforeEach(async () => {
  await query(
    admin,
    "drop database if exists brought",
    "drop database if exists relevo_utf8",
    ...["dora", "relevo_desk", "relevo_app", "relevo_system", "relevo_auth"].map(
      (role) => `drop role if exists ${role}`,
    ),
    "create role dora login createrole password 'p@ss:word'",
    "create database brought owner dora",
  );
});

describe("a database that", () => {
  it("is fit passes, and so does the embedded one", async () => {
    expect(await complaint(dora())).toBe("");
    expect(await complaint(embedded.url)).toBe("");
  });

  it("is older than 18 is refused", async () => {
    await query(
      at(admin, "brought"),
      `create function public.current_setting(name text) returns text language sql
         return case when name like 'server_version%' then '170004' else pg_catalog.current_setting(name) end`,
    );
    const older = `${dora()}?options=${encodeURIComponent("-c search_path=public,pg_catalog")}`;
    expect(await complaint(older)).toMatch(/is PostgreSQL 170004 and Relevo needs 18 or newer: upgrade it/);
  });

  it("is reached as the first superuser is refused, and its way out is a login of its own", async () => {
    const message = await complaint(at(admin, "brought"));
    expect(message).toMatch(/^The user postgres bypasses row-level security/);
    expect(sqlOf(message)).toEqual([
      "CREATE ROLE relevo LOGIN CREATEROLE PASSWORD '...';",
      'ALTER DATABASE "brought" OWNER TO relevo;',
    ]);
  });

  it.each(["superuser", "bypassrls"])(
    "is reached with %s is mended by the SQL it names",
    async (attribute) => {
      await query(admin, "alter role relevo rename to dora_was_here", `alter role dora ${attribute}`);
      try {
        const message = await complaint(dora());
        expect(message).toMatch(/^The user dora bypasses row-level security/);
        await query(admin, ...sqlOf(message));
        expect(await complaint(login("relevo", "...", "brought"))).toBe("");
      } finally {
        await query(
          admin,
          "alter database brought owner to dora",
          "drop role relevo",
          "alter role dora_was_here rename to relevo",
        );
      }
    },
  );

  it("has a program role that bypasses row security is mended by the SQL it names", async () => {
    await query(admin, "create role relevo_app bypassrls", "grant relevo_app to dora");
    const message = await complaint(dora());
    expect(message).toMatch(/^The role relevo_app bypasses row-level security/);
    await query(admin, ...sqlOf(message));
    expect(await complaint(dora())).toBe("");
  });

  it("is not in UTF-8 is mended by the SQL it names", async () => {
    await query(
      admin,
      "drop database brought",
      "create database brought owner dora template template0 encoding 'LATIN1' locale_provider libc locale 'C'",
    );
    const message = await complaint(dora());
    expect(message).toMatch(/^The database brought is encoded in LATIN1/);
    await query(admin, ...sqlOf(message));
    expect(await complaint(dora("relevo_utf8"))).toBe("");
  });

  it("is reached by a login that cannot make roles is mended by the SQL it names", async () => {
    await query(admin, "alter role dora nocreaterole", "create role relevo_app", "grant relevo_app to dora");
    const message = await complaint(dora());
    expect(message).toMatch(/^The user dora may not create the roles relevo_system, relevo_auth\./);
    await query(admin, ...sqlOf(message));
    expect(await complaint(dora())).toBe("");
  });

  it("has the roles already needs no CREATEROLE, but the right to take them on", async () => {
    await query(
      admin,
      "alter role dora nocreaterole",
      "create role relevo_app",
      "create role relevo_system",
      "create role relevo_auth",
      "grant relevo_auth to dora with admin true, set false",
      "grant relevo_system to dora with set false",
    );
    const message = await complaint(dora());
    expect(message).toMatch(/^The user dora may not take on the roles relevo_app, relevo_system\./);
    await query(admin, ...sqlOf(message));
    expect(await complaint(dora())).toBe("");
  });

  it("gives no right to create, nor to make roles, names both and is mended by the SQL", async () => {
    await query(admin, "alter role dora nocreaterole", "alter database brought owner to postgres");
    const message = await complaint(dora());
    expect(message.split("\n").filter((line) => !line.startsWith("  "))).toEqual([
      expect.stringMatching(
        /^The user dora may not create the roles relevo_app, relevo_system, relevo_auth\./,
      ),
      expect.stringMatching(/^The user dora may not create tables in the database brought\./),
    ]);
    expect(sqlOf(message)).toEqual([
      'ALTER ROLE "dora" CREATEROLE;',
      'GRANT CREATE ON DATABASE "brought" TO "dora";',
      'GRANT CREATE ON SCHEMA "public" TO "dora";',
    ]);
    await query(at(admin, "brought"), ...sqlOf(message));
    expect(await complaint(dora())).toBe("");
  });

  it("has no schema to create in is mended by the SQL it names", async () => {
    await query(at(admin, "brought"), "drop schema public");
    const message = await complaint(dora());
    await query(at(admin, "brought"), ...sqlOf(message));
    expect(await complaint(dora())).toBe("");
  });
});

describe("a DATABASE_URL that", () => {
  it.each(["not an address", "mysql://dora:hush@127.0.0.1/x", "postgres://dora:hu sh@127.0.0.1:port/x"])(
    "cannot be read (%s) says how one is written, and nothing of it",
    async (url) => {
      const message = await complaint(url);
      expect(message).toMatch(/^DATABASE_URL is not an address: write postgres:/);
      expect(message).not.toMatch(/hu ?sh/);
    },
  );

  it("leads nowhere is told so, without the password", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    server.close();
    await once(server, "close");
    const message = await complaint(`postgres://dora:hush@127.0.0.1:${port}/x`);
    expect(message).toBe(
      `No connection to PostgreSQL at 127.0.0.1:${port} (ECONNREFUSED): check that it runs and that DATABASE_URL names it.`,
    );
  });

  it("has the wrong password is told so, without it", async () => {
    const message = await complaint(login("dora", "hush", "brought"));
    expect(message).toMatch(
      /does not accept the password of dora: mend it in DATABASE_URL, or set it anew\./,
    );
    expect(sqlOf(message)).toEqual(["ALTER ROLE \"dora\" PASSWORD '...';"]);
    expect(message).not.toContain("hush");
  });

  it("names a database that is missing is mended by the SQL it names", async () => {
    await query(admin, "drop database brought");
    const message = await complaint(dora());
    expect(message).toMatch(/has no database brought\./);
    expect(message).not.toContain("p@ss:word");
    await query(admin, ...sqlOf(message));
    expect(await complaint(dora())).toBe("");
  });

  it("is kept out is told what the server says", async () => {
    await query(admin, "alter role dora nologin");
    expect(await complaint(dora())).toMatch(
      /does not let dora into brought \(role "dora" is not permitted to log in\)/,
    );
  });
});

/** What a start with this address would say; nothing when the database is fit. */
async function complaint(url: string): Promise<string> {
  let client: pg.Client | undefined;
  try {
    client = await connectOrExplain(url);
    await checkDatabase(client);
    return "";
  } catch (error) {
    expect(error).toMatchObject({ name: "StartError" });
    return error instanceof Error ? error.message : "";
  } finally {
    await client?.end();
  }
}

/** The statements a message offers: its indented lines. */
function sqlOf(message: string): string[] {
  return message
    .split("\n")
    .filter((line) => line.startsWith("  "))
    .map((line) => line.trim());
}

function dora(database = "brought"): string {
  return login("dora", "p@ss:word", database);
}

function login(user: string, password: string, database: string): string {
  const url = new URL(at(embedded.url, database));
  url.username = user;
  url.password = encodeURIComponent(password);
  return url.href;
}

function at(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = database;
  return other.href;
}
