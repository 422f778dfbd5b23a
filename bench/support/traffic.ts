import {
  echo,
  imageMessage,
  type Line,
  type Person,
  status,
  textMessage,
  type Update,
  wamid,
  webhook,
} from "../../server/test/emulators/graph/builders.ts";
import { metaJson, sign } from "../../server/test/emulators/graph/escape.ts";
import { appSecret } from "./company.ts";
import { randomFrom } from "./random.ts";

export interface Number {
  hook: string;
  numberId: string;
  /** Customers it knows from the start: 0 … known − 1. */
  known: number;
}
export interface Mix {
  /** Share of what customers write that comes from new ones. */
  fresh: number;
  media: number;
  duplicates: number;
  /** False leaves out what the company itself writes, and the statuses of that. */
  own: boolean;
}
export interface Post {
  hook: string;
  body: Buffer;
  signature: string;
  kind: "in" | "echo" | "delivered" | "read" | "again";
}
export interface Image {
  id: string;
  mimeType: string;
  sha256: string;
}

/**
 * What the channel would post, one update a request as it does. Customers write; the company writes half as
 * often, on its own phone, so that its messages come by the same way; each of those is delivered and then read
 * some updates later. So 40 % are customers' messages, 20 % our own, 40 % statuses. 2 % come twice.
 */
export function traffic(numbers: readonly Number[], mix: Mix, image: Image, seed: number): () => Post {
  const random = randomFrom(seed);
  const lines = numbers.map((one) => ({
    ...one,
    due: [] as { at: number; post: () => Update; kind: Post["kind"] }[],
  }));
  const recent: Post[] = [];
  let count = 0;
  return () => {
    count += 1;
    const again = random() < mix.duplicates ? recent[Math.floor(random() * recent.length)] : undefined;
    if (again) return { ...again, kind: "again" };
    const line = lines[Math.floor(random() * lines.length)];
    if (!line) throw new Error("no number to write to");
    const { update, kind } = next(line);
    const to: Line = { waba: "900100", numberId: line.numberId, displayNumber: "56955551234" };
    const body = Buffer.from(metaJson(webhook([update], to)));
    const post = { hook: line.hook, body, signature: sign(body, appSecret), kind };
    recent[count % 256] = post;
    return post;
  };

  function next(line: (typeof lines)[number]): { update: Update; kind: Post["kind"] } {
    const status = line.due[0];
    if (status && status.at <= count) {
      line.due.shift();
      return { update: status.post(), kind: status.kind };
    }
    if (mix.own && line.known > 0 && random() < 1 / 3) return own(line);
    const isNew = line.known === 0 || random() < mix.fresh;
    const customer = personOf(isNew ? line.known++ : Math.floor(random() * line.known));
    const text = words(random);
    if (random() < mix.media)
      return { update: imageMessage(customer, { ...image, caption: text }), kind: "in" };
    return { update: textMessage(customer, text), kind: "in" };
  }

  function own(line: (typeof lines)[number]): { update: Update; kind: Post["kind"] } {
    const customer = personOf(Math.floor(random() * line.known));
    const id = wamid();
    for (const [kind, later] of [
      ["delivered", 200],
      ["read", 600],
    ] as const)
      insort(line.due, {
        at: count + later,
        kind,
        post: () => status(customer, { id, status: kind }),
      });
    return { update: echo(customer, "text", { body: words(random) }, { id }), kind: "echo" };
  }
}

/** Keeps the list in order of `at`. */
function insort<T extends { at: number }>(list: T[], one: T): void {
  let place = list.length;
  while (place > 0 && (list[place - 1]?.at ?? 0) > one.at) place -= 1;
  list.splice(place, 0, one);
}

/** The customer with this place; `fill.ts` writes the same ones. */
export function personOf(place: number): Person {
  const digits = String(10_000_000 + place);
  return { name: `Persona ${place}`, phone: `569${digits}`, userId: `CL.10000000${digits}` };
}

const said =
  "hola quería saber el precio del plan anual y si hacen despachos a Valparaíso gracias 🙂 pedido".split(" ");
function words(random: () => number): string {
  const count = 4 + Math.floor(random() * 16);
  return Array.from({ length: count }, () => said[Math.floor(random() * said.length)]).join(" ");
}
