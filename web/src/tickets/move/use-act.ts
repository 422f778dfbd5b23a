import { editContact } from "@relevo/contract/contacts.ts";
import type { TicketField } from "@relevo/contract/funnels.ts";
import { moveTicket, resolveTicket, type TicketCheck } from "@relevo/contract/ticket-acts.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { sayFailures } from "../../conversations/refusal.ts";
import { sayError } from "../../refusals/say.ts";
import { call, RefusalError } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";
import { changesOf, type Given, isGiven, wrongIn } from "../facts/given.rules.ts";
import { fieldsQuery, rereadTickets } from "../queries.ts";
import { type Along, bodyOf, closingOf, type TicketAct } from "./act.rules.ts";
import { isReady } from "./needs.rules.ts";
import { useCheck } from "./use-check.ts";

/** An act on a ticket while it is put together: what it would do, what it asks for, and doing it. */
export interface ActDraft extends Along {
  check: TicketCheck | undefined;
  outcome: Along["outcome"];
  /** What was written for missing data. */
  given: Given;
  give: (given: Given) => void;
  /** What of it the server did not take. */
  wrong: readonly TicketField[];
  set: (part: Partial<Along>) => void;
  /** It was tried without all it asks for: what is missing says so. */
  tried: boolean;
  busy: boolean;
  problem: string | undefined;
  /** Something was mended elsewhere: ask again. */
  again: () => void;
  run: () => Promise<void>;
}

const nothing: Along = {
  reasonId: null,
  outcome: undefined,
  note: "",
  closeReason: undefined,
  confirmed: false,
  clearResolution: false,
};

/** Asks what an act would do for as long as it is put together. `done` gets the ticket; null: it left one's sight. */
export function useAct(
  ticket: { id: string; requester: { id: string } },
  act: TicketAct | undefined,
  done: (after: Ticket | null, check: TicketCheck) => void,
): ActDraft {
  const queries = useQueryClient();
  const fields = useQuery(fieldsQuery).data ?? [];
  const [along, setAlong] = useState(nothing);
  const [given, setGiven] = useState<Given>({});
  const [wrong, setWrong] = useState<readonly TicketField[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const key = useRef<string>(undefined);
  const params = { id: ticket.id };
  const { check, latest, again } = useCheck(ticket.id, act, along);
  const [tried, setTried] = useState(false);
  const ready = (now: TicketCheck) =>
    isReady(now, { has: (field) => isGiven(given[field]), reasonId: along.reasonId });
  const send = async (now: TicketAct, checked: TicketCheck) => {
    key.current ??= newId();
    const own = { key: key.current };
    const { ticket: changes, contact } = changesOf(given, fields);
    if (Object.keys(contact).length > 0)
      await call(editContact, { params: { id: ticket.requester.id }, body: contact });
    const { kind: _, ...body } = bodyOf(now, along);
    const after =
      "stageId" in body
        ? await call(moveTicket, { params, body: { ...body, changes } }, own)
        : await call(resolveTicket, { params, body: { ...body, changes } }, own);
    key.current = undefined;
    await rereadTickets(queries);
    done(after, checked);
  };
  return {
    ...along,
    outcome: closingOf(act, along).outcome,
    check,
    given,
    wrong,
    tried,
    busy,
    problem,
    again,
    give(part) {
      key.current = undefined;
      setGiven((now) => ({ ...now, ...part }));
      setWrong((now) => now.filter((field) => !(field in part)));
    },
    set(part) {
      key.current = undefined;
      setAlong((now) => ({ ...now, ...part }));
    },
    async run() {
      if (!act || busy) return;
      setBusy(true);
      setProblem(undefined);
      try {
        const now = await latest();
        if (now && ready(now)) await send(act, now);
        else setTried(true);
      } catch (error) {
        if (error instanceof RefusalError) key.current = undefined;
        const about = error instanceof RefusalError ? wrongIn(error.failures) : [];
        setWrong(about);
        if (about.length > 0) return;
        setProblem(error instanceof RefusalError ? sayAll(error) : sayError(error));
        again();
      } finally {
        setBusy(false);
      }
    },
  };
}

/** Everything it was refused for, once each; a fault of ours with the number to quote. */
function sayAll(error: RefusalError): string {
  const { code, failures } = error;
  return code === "FAULT" || failures.length === 0 ? sayError(error) : sayFailures(failures);
}
