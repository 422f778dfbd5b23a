import { z } from "zod";

/** Raised when an older program could not read what this one writes. */
export const formatNumber = 1;

export const names = {
  manifest: "manifest.json",
  summary: "summary.json",
  end: "end.json",
  /** Pieces of a table's COPY text, in order. */
  tables: "tables/",
  files: "files/",
  /** Each lists the SHA-256 of the entries before it, as `sha256sum --check` reads them. */
  checksums: "checksums/",
} as const;

/** The first entry: what is needed to judge whether the archive can be restored here. */
export const Manifest = z.object({
  format: z.literal(formatNumber),
  /** Number of the newest migration of the database. */
  migration: z.int().min(1),
  madeAt: z.iso.datetime(),
  /** Names the secret that opens what is sealed; the secret itself is never in a backup. */
  keyId: z.string().nullable(),
  /** In the order of their pieces; names as `schema.table`. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Manifest = z.infer<typeof Manifest>;

/** After tables and files: what is only known then. */
export const Summary = z.object({
  rows: z.record(z.string(), z.int()),
  files: z.int(),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/), called: z.boolean() })),
});
export type Summary = z.infer<typeof Summary>;

/** The last entry, without which an archive was cut short. */
export const End = z.object({ entries: z.int() });

/** The table whose piece an entry holds, if it holds one. */
export function tableOf(entry: string): string | undefined {
  return entry.startsWith(names.tables) ? entry.slice(names.tables.length).split("/")[0] : undefined;
}
