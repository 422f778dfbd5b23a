import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

/** Keys derived from the desk's one secret; a key's id stands beside each cipher text. */
export interface Secrets {
  keyId: string;
  /** AES-256-GCM; the context (such as the row's id) must be the same to open it. */
  seal(plain: string, context: string): string;
  open(sealed: string, context: string): string;
  /** A key for another purpose, as hex. */
  derive(purpose: string): string;
}

/** `RELEVO_SECRET`, else the file `secret` in the data folder, made at the first start (0600). */
export async function openSecrets(secret: string | undefined, dataDir: string): Promise<Secrets> {
  return secretsFrom(secret ?? (await secretFile(dataDir)));
}

export function secretsFrom(secret: string): Secrets {
  if (secret.length < 32)
    throw new StartError(
      "RELEVO_SECRET needs at least 32 characters: use the output of `openssl rand -hex 32`.",
    );
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "relevo", purpose, 32));
  const key = derive("columns");
  const keyId = createHash("sha256").update(key).digest("hex").slice(0, 8);
  return {
    keyId,
    seal(plain, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `v1.${keyId}.${iv.toString("base64url")}.${body.toString("base64url")}`;
    },
    open(sealed, context) {
      const [version, id, iv, body] = sealed.split(".");
      if (version !== "v1" || !iv || !body) throw new Error("not a sealed secret");
      if (id !== keyId) throw new Error(`sealed with key ${id}, the desk's secret gives key ${keyId}`);
      const bytes = Buffer.from(body, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
    },
    derive: (purpose) => derive(purpose).toString("hex"),
  };
}

/** A random token for a link, key or visitor: 256 bits. */
export function newToken(prefix: string): string {
  return `${prefix}${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a token: enough to recognise it, useless to a thief. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

async function secretFile(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, "secret");
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(randomBytes(32).toString("hex"));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(path, "utf8")).trim();
}
