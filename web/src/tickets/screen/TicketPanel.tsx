import { useTranslation } from "react-i18next";
import { TasksSection } from "../../conversations/context/TasksSection.tsx";
import { ContactData } from "../facts/ContactData.tsx";
import { TicketData } from "../facts/TicketData.tsx";
import { TicketHistory } from "../history/TicketHistory.tsx";
import { TicketInfo } from "../info/TicketInfo.tsx";
import type { TicketDetail } from "../queries.ts";
import { Cycles } from "./Cycles.tsx";
import { NextActs } from "./NextActs.tsx";
import { Section } from "./Section.tsx";

/** What is known of a ticket: how it ends, its data, what is left to do, what follows, and what happened. */
export function TicketPanel({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const editable = ticket.can.edit === true;
  return (
    <div className="flex flex-col divide-y divide-line">
      <Section title={t("ticket.info.title")}>
        <TicketInfo ticket={ticket} />
      </Section>
      {ticket.state === "open" && (
        <Section title={t("ticket.screen.next")}>
          <NextActs ticket={ticket} />
        </Section>
      )}
      <Section title={t("ticket.facts.title")}>
        <TicketData ticket={ticket} />
      </Section>
      <Section title={t("ticket.facts.contact")}>
        <ContactData id={ticket.requester.id} editable={editable} />
      </Section>
      <TasksSection of={{ ticketId: ticket.id }} editable={editable} />
      <Section title={t("ticket.history.title")}>
        <TicketHistory id={ticket.id} />
      </Section>
      <Section title={t("ticket.screen.cycles")}>
        <Cycles cycles={ticket.cycles} />
      </Section>
    </div>
  );
}
