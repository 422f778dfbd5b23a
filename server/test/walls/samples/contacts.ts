import type { Company } from "../../support/cast.ts";
import type { TestDesk } from "../../support/desk.ts";
import { rowsOf } from "../../support/rows.ts";
import type { WhatsappLine } from "../../support/whatsapp.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** Two contacts who are one person; nothing else needs them. */
export interface TwinsOfHouse {
  twins: { one: string; other: string };
}
export async function furnishTwins(
  desk: TestDesk,
  line: WhatsappLine,
  { account }: Company,
): Promise<TwinsOfHouse> {
  for (const n of [1, 2])
    await line.text({ name: "Gemela", phone: `5691111333${n}`, userId: `CL.133${n}` }, "Hola");
  const [one, other] = await rowsOf<{ id: string }>(
    desk,
    account,
    "select id from contacts where name = 'Gemela' order by phone",
  );
  return { twins: { one: one?.id ?? "", other: other?.id ?? "" } };
}

export const contactSamples: Record<string, (house: House) => Sample> = {
  mergeContact: ({ twins }) => ({ params: { id: twins.one }, body: { intoId: twins.other } }),
};
