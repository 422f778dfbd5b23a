import { z } from "zod";

/** UUIDv7, made by the program (or by the client, for its own messages). */
export const Id = z.uuid().toLowerCase();
/** An instant in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime().refine((at) => !at.startsWith("0000"), "There was no year 0.");
export const Name = z.string().trim().min(1).max(120);
export const Language = z.enum(["es", "pt-BR", "en"]).meta({ id: "Language" });
export type Language = z.infer<typeof Language>;
/** A person or thing by id and name, as it appears inside other objects. */
export const Named = z.object({ id: Id, name: z.string() }).meta({ id: "Named" });
export type Named = z.infer<typeof Named>;
/** Who left something: a person, or a workflow by itself. */
export const Author = z
  .object({ kind: z.enum(["member", "workflow"]), id: Id, name: z.string() })
  .meta({ id: "Author" });
export type Author = z.infer<typeof Author>;
export const Params = z.object({ id: Id });

/** A keyset page: pass `next` back as `cursor`; null at the end. No totals. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const channels = ["webchat", "whatsapp"] as const;
export const Channel = z.enum(channels).meta({ id: "Channel" });
export type Channel = z.infer<typeof Channel>;
