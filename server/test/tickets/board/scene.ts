import * as board from "@relevo/contract/board.ts";
import type { Call } from "@relevo/contract/endpoint.ts";
import type { Person } from "../../support/cast.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { actScene, type Card } from "../acts/scene.ts";

export const hour = 3_600_000;
type BoardQuery = NonNullable<Call<typeof board.showBoard>["query"]>;
type ListQuery = NonNullable<Call<typeof board.searchTickets>["query"]>;

/** What tests about boards, lists and histories ask of a desk. */
export function boardScene(on: DeskWithLine) {
  const scene = actScene(on);
  const boardOf = async (funnel: string, query: BoardQuery = {}, who = on.people.ana) =>
    (await who.client.call(board.showBoard, { params: { id: await scene.funnelId(funnel) }, query })).columns;
  /** Ids of all cards on a board, by stage. */
  const cardsOn = async (funnel: string, query: BoardQuery = {}, who = on.people.ana) =>
    (await boardOf(funnel, { limit: 100, ...query }, who)).flatMap(({ tickets }) =>
      tickets.map(({ id }) => id),
    );
  const list = async (query: ListQuery, who = on.people.ana) =>
    (await who.client.call(board.searchTickets, { query: { limit: 100, ...query } })).items.map(
      ({ id }) => id,
    );
  const counts = (who: Person = on.people.ana) => who.client.call(board.countTickets, {});
  const hygiene = async (funnel: string, who: Person = on.people.bruno) =>
    who.client.call(board.showHygiene, { params: { id: await scene.funnelId(funnel) } });
  const show = (id: string, who = on.people.ana) => who.client.call(board.showTicket, { params: { id } });
  const history = async (id: string, who = on.people.ana) =>
    (await who.client.call(board.showHistory, { params: { id } })).items;
  const thread = async (id: string, who = on.people.ana) =>
    (await who.client.call(board.showTicketThread, { params: { id } })).items;
  const csv = async (query: Record<string, string> = {}, who = on.people.ana) =>
    (await who.client.fetch(`/api/v1/tickets/export?${new URLSearchParams(query)}`)).text();
  /** Time goes by. */
  const later = async (hours: number): Promise<Date> =>
    on.desk.step(new Date((await on.desk.step()).getTime() + hours * hour));
  /** Answers the customer and ends the cycle. */
  const archive = async ({ talk, ticket }: Card, resolution: "won" | "lost" = "won", who = on.people.ana) => {
    await talk.answer();
    const returnTo = {
      funnelId: ticket.funnel.id,
      stageId: (await scene.funnel(ticket.funnel.name)).stages[0]?.id ?? "",
    };
    const closing = { outcome: "resolved", note: "" } as const;
    return scene.resolve(ticket.id, { resolution, archive: true, returnTo, closing }, who);
  };
  return { ...scene, boardOf, cardsOn, list, counts, hygiene, show, history, thread, csv, later, archive };
}
