import * as contract from "@relevo/contract/funnels.ts";
import { createRule, type RuleBody } from "@relevo/contract/resolution-rules.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import type { DeskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { rowsOf } from "../support/rows.ts";
import { ticketScene } from "../tickets/scene.ts";

/** What tests about funnels ask of a desk. */
export function funnelScene(on: DeskWithLine) {
  const tickets = ticketScene(on);
  const clara = () => on.people.clara.client;
  const ana = () => on.people.ana.client;
  const rows = <R>(sql: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, sql, values);
  let count = 0;
  const made = (template: contract.FunnelTemplate | null = "sales", name?: string) => {
    count += 1;
    return clara().call(contract.createFunnel, { body: { name: name ?? `Embudo ${count}`, template } });
  };
  const shown = async (id: string) => {
    const funnel = (await clara().call(contract.listFunnels, {})).items.find((one) => one.id === id);
    if (!funnel) throw new Error("no such funnel");
    return funnel;
  };
  /** A funnel's settings as they are, to be sent back with a difference. */
  const settingsOf = ({ id: _id, position: _at, stages: _stages, ...body }: contract.Funnel) => body;
  const stageSettings = ({ id: _id, funnelId: _f, position: _at, type: _type, ...body }: contract.Stage) =>
    body;
  const stageOf = (funnel: contract.Funnel, name: string) => {
    const stage = funnel.stages.find((one) => one.name === name);
    if (!stage) throw new Error(`no stage ${name}`);
    return stage;
  };
  /** A ticket of Ana's in a stage. */
  const ticketIn = async (funnel: contract.Funnel, stage: contract.Stage) => {
    const one = await tickets.claimed();
    const body = { subject: "Mesa", requesterId: one.contact, funnelId: funnel.id };
    const { ticket } = await ana().call(createTicket, { params: { id: one.id }, body });
    if (ticket.stage.id !== stage.id)
      await ana().call(moveTicket, { params: { id: ticket.id }, body: { stageId: stage.id } });
    return { ...one, ticket: ticket.id };
  };
  const rule = (stage: string, body: RuleBody) => clara().call(createRule, { params: { id: stage }, body });
  const during = (run: () => Promise<unknown>) => eventsDuring(on.desk, on.people.account, run);
  return {
    ...tickets,
    clara,
    ana,
    rows,
    made,
    shown,
    settingsOf,
    stageSettings,
    stageOf,
    ticketIn,
    rule,
    during,
  };
}
