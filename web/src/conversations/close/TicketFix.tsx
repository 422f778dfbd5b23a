import { confirmTicket, unlinkTicket } from "@relevo/contract/tickets.ts";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { call } from "../../shell/api.ts";
import { LinkTicket } from "../../tickets/LinkTicket.tsx";
import { FixLine } from "./FixLine.tsx";
import type { FixProps } from "./Missing.tsx";
import { useMend } from "./use-mend.ts";

/** The inbox asks for a ticket: an existing one is found, or a new one made, without leaving. */
export function TicketFix({ conversation, again }: FixProps) {
  const { t } = useTranslation();
  return (
    <FixLine says={t("closing.fix.ticket")}>
      <LinkTicket conversation={conversation} onDone={again} />
    </FixLine>
  );
}

/** The customer, or the desk, said which ticket it is about: a person confirms or rejects it. */
export function LinkFix({ conversation, check, again }: FixProps) {
  const { t } = useTranslation();
  const { busy, mend } = useMend(again);
  const params = { id: conversation.id };
  return (
    <FixLine says={t("closing.fix.linkUnconfirmed", { number: check.ticket?.ticket.number ?? "" })}>
      <Button size="small" loading={busy} onClick={() => void mend(() => call(confirmTicket, { params }))}>
        {t("closing.fix.confirm")}
      </Button>
      <Button
        size="small"
        variant="quiet"
        disabled={busy}
        onClick={() => void mend(() => call(unlinkTicket, { params }))}
      >
        {t("closing.fix.reject")}
      </Button>
    </FixLine>
  );
}
