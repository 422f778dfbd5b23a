import type { showConversation } from "@relevo/contract/conversations.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** What happens next by itself, soonest first: every promise the desk has made about this conversation. */
export function NextSection({ next }: { next: Answer<typeof showConversation>["next"] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  if (next.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 p-4">
      <h2 className="text-list font-semibold">{t("tickets.next.title")}</h2>
      <ul className="flex flex-col gap-1.5 text-list">
        {next.map(({ kind, at, workflow }) => (
          <li
            key={`${kind} ${workflow?.id ?? ""} ${at}`}
            className="flex items-start gap-2"
            title={formats.moment(at)}
          >
            <CalendarClock aria-hidden size={14} className="mt-0.5 shrink-0 text-soft" />
            <span>
              {t(`tickets.next.${kind}`, { when: formats.relative(at, now), workflow: workflow?.name ?? "" })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
