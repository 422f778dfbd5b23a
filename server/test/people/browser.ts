import { createHmac } from "node:crypto";
import { setUpAccount } from "../../src/people/set-up.ts";
import { openSignIn } from "../../src/people/sign-in.ts";
import { openLog } from "../../src/platform/log.ts";
import { secretsFrom } from "../../src/platform/secrets.ts";
import { type Client, client, type TestDesk, testSecret } from "../support/desk.ts";

/** What a browser does for a page of the desk: it keeps cookies and says where a request comes from. */
export interface Browser {
  post(path: string, body?: unknown): Promise<{ status: number; body: Body; cookies: string[] }>;
  /** Signs in; the status. */
  signIn(mail: string, password: string): Promise<number>;
  cookie(): string;
  /** The typed client with the cookies of now; `headers` in place of the page's own Origin. */
  client(headers?: Record<string, string>): Client;
}
export type Body = Record<string, unknown> & { failures?: { code: string; data?: { reason?: string } }[] };

export function openBrowser(desk: TestDesk): Browser {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const browser: Browser = {
    cookie,
    async post(path, body) {
      const response = await fetch(`${desk.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: desk.url, cookie: cookie() },
        body: JSON.stringify(body ?? {}),
      });
      const cookies = response.headers.getSetCookie();
      for (const line of cookies) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
      const text = await response.text();
      return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body, cookies };
    },
    signIn: async (mail, password) =>
      (await browser.post("/api/auth/sign-in/email", { email: mail, password })).status,
    client: (headers = { origin: desk.url }) => client(desk.url, null, { cookie: cookie(), ...headers }),
  };
  return browser;
}

export const password = "correcto caballo";

/** An account whose admin has a password, made as the command line makes it; with an API key. */
export async function accountWithLogin(
  desk: TestDesk,
  who: { company: string; name: string; mail: string },
): Promise<{ account: string; member: string; key: string }> {
  const signIn = openSignIn({
    db: desk.db,
    secrets: secretsFrom(testSecret),
    log: openLog("silent"),
    publicUrl: () => desk.url,
    limited: false,
  });
  const body = { ...who, password, country: "CL", timeZone: "America/Santiago", language: "es" } as const;
  const made = await setUpAccount(desk.db, signIn, body, { first: false, key: true });
  await signIn.close();
  return { ...made, key: made.key ?? "" };
}

/** The code an authenticator app shows now for an otpauth: address. */
export function totpCode(uri: string): string {
  const secret = base32(new URL(uri).searchParams.get("secret") ?? "");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function base32(text: string): Buffer {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replaceAll("=", "")]
    .map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
