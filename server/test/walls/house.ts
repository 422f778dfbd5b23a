import { comment, reply, uploadFile } from "@relevo/contract/messages.ts";
import { createGroup, createKey, invite } from "@relevo/contract/people.ts";
import type { Graph } from "../emulators/graph/graph.ts";
import { type Cast, cast } from "../support/cast.ts";
import type { TestDesk } from "../support/desk.ts";
import { rowsOf } from "../support/rows.ts";
import { connectWhatsapp, diego, elena } from "../support/whatsapp.ts";
import { furnishViews, type ViewsOfHouse } from "./samples/board.ts";
import { type ClosingsOfHouse, furnishClosings } from "./samples/closing.ts";
import { furnishTwins, type TwinsOfHouse } from "./samples/contacts.ts";
import { type FunnelsOfHouse, furnishFunnels } from "./samples/funnels.ts";
import { type DuplicatesOfHouse, furnishDuplicates } from "./samples/hygiene.ts";
import { type CalendarsOfHouse, furnishCalendars } from "./samples/policies.ts";
import { furnishRules, type RulesOfHouse } from "./samples/rules.ts";
import { furnishSimulations, type SimulationsOfHouse } from "./samples/simulations.ts";
import { furnishTags, type TagsOfHouse } from "./samples/tags.ts";
import { furnishTemplate } from "./samples/templates.ts";
import { furnishTicketStages, type StagesOfHouse } from "./samples/ticket-acts.ts";
import { furnishTickets, type TicketsOfHouse } from "./samples/tickets.ts";
import { furnishWorkflows, type WorkflowsOfHouse } from "./samples/workflows.ts";

/** A company with one of everything: what a stranger must not reach. */
export interface House
  extends Cast,
    CalendarsOfHouse,
    ClosingsOfHouse,
    DuplicatesOfHouse,
    FunnelsOfHouse,
    RulesOfHouse,
    SimulationsOfHouse,
    StagesOfHouse,
    TagsOfHouse,
    TicketsOfHouse,
    TwinsOfHouse,
    ViewsOfHouse,
    WorkflowsOfHouse {
  connection: string;
  conversation: string;
  contact: string;
  message: string;
  file: string;
  template: string;
  group: string;
  invitation: string;
  invitationToken: string;
  apiKey: string;
  /** For the endpoints that remove: nothing else needs these. */
  doomed: { group: string; invitation: string; apiKey: string };
}

export async function furnishedHouse(desk: TestDesk, graph: Graph): Promise<House> {
  const company = await cast(desk);
  const { clara, bruno, ana, account, inboxes } = company;
  const line = await connectWhatsapp(desk, graph, account);
  await line.text(diego, "Hola");
  await line.text(elena, "Buenas");
  const [first, second] = await rowsOf<{ conversation: string; contact: string }>(
    desk,
    account,
    "select id as conversation, contact_id as contact from conversations order by number",
  );
  if (!first || !second) throw new Error("nothing was received");
  const message = await bruno.client.call(reply, {
    params: { id: second.conversation },
    body: { text: "Buenas tardes" },
  });
  await desk.settle();
  const params = { id: first.conversation };
  await ana.client.call(comment, { params, body: { text: "Llamar mañana", mentionIds: [clara.id] } });
  const form = new FormData();
  form.set("file", new Blob(["cotización"], { type: "text/plain" }), "cotización.txt");
  const file = await clara.client.call(uploadFile, { body: form });
  const group = async (name: string) =>
    (await clara.client.call(createGroup, { body: { name, memberIds: [ana.id], inboxIds: [inboxes.sales] } }))
      .id;
  const invited = (mail: string) =>
    clara.client.call(invite, { body: { mail, name: "Inés", role: "agent" } });
  const key = async (name: string) => (await clara.client.call(createKey, { body: { name } })).id;
  const invitation = await invited("ines@relevo.test");
  const tickets = await furnishTickets(company, first, { conversation: second.conversation });
  return {
    ...company,
    ...first,
    ...tickets,
    ...(await furnishViews(company, tickets.ticket.funnel)),
    ...(await furnishTicketStages(company)),
    ...(await furnishTwins(desk, line, company)),
    ...(await furnishCalendars(company)),
    ...(await furnishClosings(desk, line, company)),
    ...(await furnishDuplicates(desk, graph, company)),
    ...(await furnishFunnels(company)),
    ...(await furnishRules(company)),
    ...(await furnishWorkflows(desk, company, first.conversation)),
    ...(await furnishSimulations(desk, company)),
    ...(await furnishTags(company)),
    ...(await furnishTemplate(graph, clara.client, line.connection)),
    connection: line.connection,
    message: message.id,
    file: file.id,
    group: await group("Noche"),
    invitation: invitation.id,
    invitationToken: invitation.link?.split("/").at(-1) ?? "",
    apiKey: await key("CRM"),
    doomed: {
      group: await group("De paso"),
      invitation: (await invited("fugaz@relevo.test")).id,
      apiKey: await key("Fugaz"),
    },
  };
}

/** Every row of the account, as text: to see whether a stranger changed or learned anything. */
export async function everythingOf(desk: TestDesk, account: string): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    desk,
    account,
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const rows: string[] = [];
  for (const { name } of [...tables, { name: "accounts" }]) {
    const found = await rowsOf<{ row: string }>(
      desk,
      account,
      `select to_jsonb(t)::text as row from ${name} t order by 1`,
    );
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows;
}
