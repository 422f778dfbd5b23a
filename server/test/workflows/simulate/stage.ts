import { close } from "@relevo/contract/closing.ts";
import { claim, transfer } from "@relevo/contract/conversations.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createGroup, editMember } from "@relevo/contract/people.ts";
import { createTag } from "@relevo/contract/tags.ts";
import { setAvailability } from "@relevo/contract/team.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { beginPresence, endPresence } from "../../../src/conversations/live/presence.ts";
import { setTestClock } from "../../../src/platform/clock.ts";
import { newId } from "../../../src/platform/ids.ts";
import { echo, type Person } from "../../emulators/graph/builders.ts";
import { Refused } from "../../support/desk.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Act, Name } from "./week.ts";

/** What a week is played with: whom a workflow gives things, and ids that differ from desk to desk. */
export interface Stage {
  first: string;
  second: string;
  sales: string;
  reason: string;
  urgent: string;
  stages: readonly string[];
  funnel: string;
}

/** Two groups, a tag, and inboxes that neither hand out nor alert: what happens is the script's and the workflow's. */
export async function stageOn({ desk, people }: DeskWithLine, from: Date): Promise<Stage> {
  const { clara, ana, beto, vera, account, inboxes } = people;
  await setTestClock(desk.db, from);
  await clara.client.call(editMember, { params: { id: vera.id }, body: { role: "agent" } });
  await rowsOf(
    desk,
    account,
    `update inbox_policies set policy = policy || '{"distribution": "off", "stickyDays": 0, "rescueMinutes": null, "requeueMinutes": null,
       "targets": {"firstReplyMinutes": 60, "averageReplyMinutes": 240, "resolutionHours": 48, "unownedMinutes": 90000,
         "abandonedMinutes": 90000, "staleHours": 720}}'::jsonb`,
  );
  const inboxIds = Object.values(inboxes);
  const group = async (name: string, memberIds: string[]) =>
    (await clara.client.call(createGroup, { body: { name, memberIds, inboxIds } })).id;
  const [reason] = await rowsOf<{ id: string }>(
    desk,
    account,
    "select id from reasons where inbox_id = $1 order by position limit 1",
    [inboxes.sales],
  );
  const { items } = await clara.client.call(listFunnels, {});
  const [funnel] = items;
  return {
    first: await group("Primera línea", [ana.id, beto.id]),
    second: await group("Todas", [ana.id, beto.id, vera.id]),
    sales: inboxes.sales,
    reason: reason?.id ?? "",
    urgent: (await clara.client.call(createTag, { body: { name: "Urgente", colour: "red" } })).id,
    funnel: funnel?.id ?? "",
    stages: funnel?.stages.map(({ id }) => id) ?? [],
  };
}

export const customer = (who: number): Person => {
  const number = String(who).padStart(4, "0");
  return { name: `Cliente ${number}`, phone: `5697770${number}`, userId: `CL.7${number}` };
};

/** Plays a week on a desk, stepping its clock from act to act; what is refused does not happen. */
export async function playWeek(on: DeskWithLine, stage: Stage, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    await on.desk.step(act.at);
    try {
      await perform(on, stage, act);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  await on.desk.settle();
}

async function perform(on: DeskWithLine, stage: Stage, act: Act): Promise<void> {
  const { people, line, desk } = on;
  const { bruno, clara } = people;
  const person = (name: Name) => people[name];
  switch (act.kind) {
    case "says":
      await line.text(customer(act.who), act.text, { at: act.at });
      return;
    case "echoes":
      return line.say(echo(customer(act.who), "text", { body: act.text }, { at: act.at }));
    case "available":
      await bruno.client.call(setAvailability, {
        params: { id: person(act.person).id },
        body: { available: act.available },
      });
      return;
    case "online": {
      const { id: member, name } = person(act.person);
      const id = newId();
      screens.set(`${people.account} ${act.person}`, id);
      const caller = {
        account: people.account,
        member,
        name,
        role: "agent",
        credential: "",
        session: null,
      } as const;
      await beginPresence(desk.db, { ...caller, serves: [], groups: [], funnels: [] }, id);
      // Beats as long as they are there, whatever the clock is put to.
      await rowsOf(desk, people.account, "update presence set seen_at = $2 where id = $1", [id, act.until]);
      return;
    }
    case "offline":
      await endPresence(desk.db, people.account, screens.get(`${people.account} ${act.person}`) ?? "");
      return;
    default: {
      const found = await latest(on, act.who);
      if (!found) return;
      const params = { id: found.id };
      if (act.kind === "claims") await person(act.person).client.call(claim, { params });
      if (act.kind === "answers") await bruno.client.call(reply, { params, body: { text: act.text } });
      if (act.kind === "hands") await bruno.client.call(transfer, { params, body: { memberId: clara.id } });
      if (act.kind === "closes")
        await bruno.client.call(close, { params, body: { reasonId: stage.reason, outcome: "resolved" } });
      if (act.kind === "opens_ticket") {
        const about = { subject: "No enfría", requesterId: found.contact, funnelId: stage.funnel };
        await bruno.client.call(createTicket, { params, body: about });
      }
      if (act.kind === "moves_ticket" && found.ticket)
        await bruno.client.call(moveTicket, {
          params: { id: found.ticket },
          body: { stageId: stage.stages[1] ?? "" },
        });
    }
  }
}

/** By account and person. */
const screens = new Map<string, string>();

async function latest(on: DeskWithLine, who: number) {
  const [row] = await rowsOf<{ id: string; contact: string; ticket: string | null }>(
    on.desk,
    on.people.account,
    `select c.id, c.contact_id as contact, c.ticket_id as ticket from conversations c
     join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     where p.name = $1 order by c.number desc limit 1`,
    [customer(who).name],
  );
  return row;
}
