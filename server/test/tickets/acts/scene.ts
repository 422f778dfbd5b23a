import type { StageType } from "@relevo/contract/funnels.ts";
import type { ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import {
  type MoveRequest,
  moveTicket,
  type ResolveRequest,
  resolveTicket,
} from "@relevo/contract/ticket-acts.ts";
import { createTicket, type Ticket } from "@relevo/contract/tickets.ts";
import { type Inbox, minute, opened, record, type Scene } from "../../conversations/close/scene.ts";
import type { Person } from "../../support/cast.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { ticketScene } from "../scene.ts";

export interface TicketFacts {
  id: string;
  number: number;
  state: string;
  stage: string;
  funnel: string;
  owner: string | null;
  resolution: string;
  by: string | null;
  rule: string | null;
  reason: string | null;
  entry: string;
}
/** A customer's conversation Ana has, with its ticket. */
export interface Card {
  talk: Scene;
  contact: string;
  ticket: Ticket;
}

/** What tests about moving, marking and archiving ask of a desk. */
export function actScene(on: DeskWithLine) {
  const scene = ticketScene(on);
  const { rows } = scene;
  const stage = async (funnel: string, name: string): Promise<string> => {
    const one = (await scene.funnel(funnel)).stages.find((item) => item.name === name);
    if (!one) throw new Error(`no stage ${name} in ${funnel}`);
    return one.id;
  };
  const funnelId = async (name: string) => (await scene.funnel(name)).id;
  /** A rule as settings would save it. */
  const rule = async (
    stageId: string,
    one: Pick<ResolutionRule, "trigger" | "resolution"> & { returnTo?: string; active?: boolean },
  ): Promise<string> => {
    const id = crypto.randomUUID();
    const at = await minute(on);
    const back = one.returnTo ?? null;
    await rows(
      `insert into resolution_rules (account_id, id, stage_id, trigger, resolution, archive, return_funnel_id, return_stage_id,
         active, created_at, updated_at)
       select $1, $2, $3, $4, $5, $6::uuid is not null, (select funnel_id from stages where id = $6), $6, $7, $8, $8`,
      [on.people.account, id, stageId, one.trigger, one.resolution, back, one.active ?? true, at],
    );
    return id;
  };
  const end = (ruleId: string) => rows("delete from resolution_rules where id = $1", [ruleId]);
  const type = (stageId: string, to: StageType) =>
    rows("update stages set type = $2 where id = $1", [stageId, to]);
  const setFunnel = (name: string, sql: string, value: unknown) =>
    rows(`update funnels set ${sql} = $2 where name = $1`, [name, value]);
  const setStage = (id: string, column: "assignment" | "requirements" | "kind", value: unknown) =>
    rows(`update stages set ${column} = $2 where id = $1`, [
      id,
      column === "kind" || value === null ? value : JSON.stringify(value),
    ]);
  /** A ticket in a funnel's first stage, or another one, with its open conversation. */
  const card = async (
    given: { funnel?: string; stage?: string; inbox?: Inbox; owner?: Person | null } = {},
  ): Promise<Card> => {
    const { funnel = "Ventas", stage: name, ...about } = given;
    const talk = await opened(on, { inbox: "sales", ...about });
    const contact = await scene.contactOf(talk.id);
    const body = { subject: "Cotización", requesterId: contact, funnelId: await funnelId(funnel) };
    const { ticket } = await on.people.clara.client.call(createTicket, { params: { id: talk.id }, body });
    if (name) {
      await rows("update tickets set stage_id = $2 where id = $1", [ticket.id, await stage(funnel, name)]);
      await rows("update stage_stays set stage_id = $2 where ticket_id = $1", [
        ticket.id,
        await stage(funnel, name),
      ]);
    }
    return { talk, contact, ticket };
  };
  const facts = async (id: string): Promise<TicketFacts> => {
    const [row] = await rows<TicketFacts>(
      `select id, number, state, stage_id as stage, funnel_id as funnel, owner_id as owner, resolution, resolved_by as by,
         rule_id as rule, reason_id as reason, entry_id as entry from tickets where id = $1`,
      [id],
    );
    if (!row) throw new Error("no such ticket");
    return row;
  };
  const move = (id: string, stageId: string, more: Partial<MoveRequest> = {}, who = on.people.ana) =>
    who.client.call(moveTicket, { params: { id }, body: { stageId, ...more } });
  const moveRefused = async (
    id: string,
    stageId: string,
    more: Partial<MoveRequest> = {},
    who = on.people.ana,
  ) => (await who.client.refused(moveTicket, { params: { id }, body: { stageId, ...more } })).failures;
  const resolve = (id: string, body: Partial<ResolveRequest>, who = on.people.ana) =>
    who.client.call(resolveTicket, { params: { id }, body });
  const resolveRefused = async (id: string, body: Partial<ResolveRequest>, who = on.people.ana) =>
    (await who.client.refused(resolveTicket, { params: { id }, body })).failures;
  /** Where the contact returns to, in Ventas. */
  const back = async (name = "Nuevo") => ({
    funnelId: await funnelId("Ventas"),
    stageId: await stage("Ventas", name),
  });
  /** Answered, won by hand, and archived with its conversation. */
  const archived = async (given: Parameters<typeof card>[0] = {}): Promise<Card> => {
    const one = await card(given);
    await one.talk.answer();
    await resolve(one.ticket.id, {
      resolution: "won",
      archive: true,
      returnTo: await back(),
      closing: record,
    });
    return one;
  };
  /** Events of one ticket, oldest first. */
  const events = (id: string, name = "") =>
    rows<{ name: string; actor: string | null; at: Date; data: Record<string, unknown> }>(
      `select name, actor_id as actor, at, data from events where data->>'ticket' = $1 and name like 'ticket.' || $2 || '%'
       order by id`,
      [id, name],
    );
  const stays = (id: string) =>
    rows<{ stage: string; source: string; left: Date | null }>(
      `select stage_id as stage, source, left_at as left from stage_stays where ticket_id = $1 order by entered_at, left_at nulls last`,
      [id],
    );
  return {
    ...scene,
    stage,
    funnelId,
    rule,
    end,
    type,
    setFunnel,
    setStage,
    card,
    facts,
    move,
    moveRefused,
    resolve,
    resolveRefused,
    back,
    archived,
    events,
    stays,
  };
}
