import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { errorCode, StartError } from "../start-error.ts";

const accessSchema = z.object({
  /** Where the server last listened on 127.0.0.1; 0 before the first start. */
  port: z.int(),
  superuserPassword: z.string(),
  password: z.string(),
});

/** What it takes to log in to the embedded server: as `postgres`, and as `relevo`. */
export type Access = z.infer<typeof accessSchema>;

/** Reads `access.json` beside the cluster, or makes one with new passwords when there is no cluster yet. */
export async function readAccess(folder: string, hasCluster: boolean): Promise<Access> {
  const file = join(folder, "access.json");
  try {
    return accessSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (!hasCluster && errorCode(error) === "ENOENT") {
      const fresh = { port: 0, superuserPassword: newPassword(), password: newPassword() };
      await writeAccess(folder, fresh);
      return fresh;
    }
    throw new StartError(
      `The passwords of the database in ${file} are missing or damaged: put the file back as it was, or move ` +
        `${folder} away to begin with an empty database.`,
    );
  }
}

/** Writes `access.json` so that a crash leaves the old one or the new one, never a part. */
export async function writeAccess(folder: string, access: Access): Promise<void> {
  const aside = join(folder, "access.json.new");
  const file = await open(aside, "w", 0o600);
  await file.writeFile(`${JSON.stringify(access, null, 2)}\n`);
  await file.sync();
  await file.close();
  await rename(aside, join(folder, "access.json"));
}

/** The address with which the program logs in. */
export function accessUrl(access: Access): string {
  return `postgres://relevo:${access.password}@127.0.0.1:${access.port}/relevo`;
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
