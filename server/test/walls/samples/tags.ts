import { createTag } from "@relevo/contract/tags.ts";
import type { Cast } from "../../support/cast.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** A tag, and one for the endpoint that removes. */
export interface TagsOfHouse {
  tag: string;
  doomedTag: string;
}
export async function furnishTags({ clara }: Cast): Promise<TagsOfHouse> {
  const tag = async (name: string) => (await clara.client.call(createTag, { body: { name } })).id;
  return { tag: await tag("VIP"), doomedTag: await tag("De paso") };
}

export const tagSamples: Record<string, (house: House) => Sample> = {
  listTags: () => ({}),
  createTag: () => ({ body: { name: "Moroso" } }),
  editTag: ({ tag }) => ({ params: { id: tag }, body: { name: "Cliente VIP" } }),
  removeTag: ({ doomedTag }) => ({ params: { id: doomedTag } }),
  tagContact: ({ contact, tag }) => ({ params: { id: contact }, body: { add: [tag] } }),
};
