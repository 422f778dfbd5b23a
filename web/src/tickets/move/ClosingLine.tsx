import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { Check, CircleAlert, CircleDashed } from "lucide-react";
import { useTranslation } from "react-i18next";
import { sayFailures } from "../../conversations/refusal.ts";
import { Button } from "../../design/Button.tsx";
import { beyondRecord } from "./record.rules.ts";

/** A conversation that is closed along: ready, waiting for its record below, or what else stands against it. */
export function ClosingLine({
  conversation: { number, contact, failures },
  onOpen,
}: {
  conversation: TicketCheck["conversations"][number];
  /** Opens its own close. */
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const beyond = beyondRecord(failures);
  const barred = beyond.length > 0;
  const ready = failures.length === 0;
  const [Icon, tone] = barred
    ? [CircleAlert, "text-breach"]
    : ready
      ? [Check, "text-answered"]
      : [CircleDashed, "text-soft"];
  return (
    <li className="flex flex-wrap items-start gap-2">
      <Icon aria-hidden size={16} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="[overflow-wrap:anywhere]">
          <span className="tabular-nums">#{number}</span> <bdi>{contact.name}</bdi>
          {!barred && (
            <span className="text-soft">
              {" · "}
              {t(ready ? "ticket.move.closing.ready" : "ticket.move.closing.needsRecord")}
            </span>
          )}
        </p>
        {barred && <p className="text-list text-soft">{sayFailures(beyond)}</p>}
      </div>
      {barred && (
        <Button size="small" onClick={onOpen}>
          {t("ticket.move.closing.open")}
        </Button>
      )}
    </li>
  );
}
