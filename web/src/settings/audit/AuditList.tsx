import type { AuditEvent } from "@relevo/contract/audit.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { useCan } from "../../people/me.ts";
import { box } from "../Tick.tsx";
import { useAuditSentence } from "./use-audit-sentence.ts";

/** What happened, day by day. */
export function AuditList({ events }: { events: readonly AuditEvent[] }) {
  const formats = useFormats();
  const days = Map.groupBy(events, ({ at }) => formats.day(at));
  return (
    <div className="flex flex-col gap-6">
      {[...days].map(([day, own]) => (
        <section key={day} className="flex flex-col gap-2">
          <h2 className="text-list font-medium text-soft">{day}</h2>
          <ul className={box}>
            {own.map((event) => (
              <Row key={event.id} event={event} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ event }: { event: AuditEvent }) {
  const formats = useFormats();
  const sentence = useAuditSentence();
  return (
    <li className="flex gap-3 px-4 py-2">
      <time
        dateTime={event.at}
        title={formats.moment(event.at)}
        className="w-18 shrink-0 text-list leading-5 whitespace-nowrap text-soft"
      >
        {formats.clock(event.at)}
      </time>
      <div className="min-w-0 flex-1">
        <p className="text-pretty wrap-anywhere">{sentence(event)}</p>
        <Places event={event} />
      </div>
    </li>
  );
}

/** What it happened to, each leading there where there is a page to go to. */
function Places({ event: { name, actor, conversation, ticket, contact, data } }: { event: AuditEvent }) {
  const { t } = useTranslation();
  const configures = useCan("settings.write");
  const rules = configures && name === "policy.changed" ? String(data.inbox) : undefined;
  if (!conversation && !ticket && !contact && !rules) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-list text-soft">
      {conversation && (
        <Link
          to="/conversations/$conversationId"
          params={{ conversationId: conversation.id }}
          className={link}
        >
          {t("settings.audit.conversation", { number: conversation.number })}
        </Link>
      )}
      {rules && (
        <Link to="/settings/inboxes/$id/policy" params={{ id: rules }} className={link}>
          {t("settings.audit.rules")}
        </Link>
      )}
      {ticket && <span>{t("settings.audit.ticket", { number: ticket.number })}</span>}
      {contact?.name && actor.id !== contact.id && <span>{contact.name}</span>}
    </p>
  );
}

const link = "rounded-small text-accent hover:underline";
