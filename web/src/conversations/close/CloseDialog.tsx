import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { Check } from "lucide-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { Problem } from "../../refusals/Form.tsx";
import { useContactName } from "../use-contact-name.ts";
import { AgainstTheGuard } from "./AgainstTheGuard.tsx";
import { AskResolved } from "./AskResolved.tsx";
import { LastSaid } from "./LastSaid.tsx";
import { Missing } from "./Missing.tsx";
import { RecordFields } from "./RecordFields.tsx";
import { type Mover, TicketStage } from "./TicketStage.tsx";
import { useClose } from "./use-close.ts";
import { useCloseCheck } from "./use-close-check.ts";

/**
 * Everything a close needs in one place: what is missing with the control that mends it, and the record. What was
 * typed stays while the guard is asked again.
 */
export default function CloseDialog({
  conversation,
  onClose,
  Mover,
}: {
  conversation: Conversation;
  onClose: () => void;
  /** Moves its ticket from here; not where the close is itself asked for by a move of the ticket. */
  Mover?: Mover;
}) {
  const { t } = useTranslation();
  const name = useContactName()(conversation);
  const form = useId();
  const [request, setRequest] = useState<CloseRequest>({
    outcome:
      conversation.state === "expired" && conversation.waitingSince === null ? "no_response" : "resolved",
    note: "",
    ...(conversation.reason && { reasonId: conversation.reason.id }),
  });
  const { check, again } = useCloseCheck(conversation, request);
  const { close, busy, problem } = useClose(conversation, onClose, again);
  const expired = conversation.state === "expired";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void close(request);
  };
  const missing = check?.failures ?? [];
  const main = useFocusWhenReady(check !== undefined && missing.length === 0);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(expired ? "closing.finaliseTitle" : "closing.title", { name })}
      description={t("closing.about")}
      footer={
        <>
          <AskResolved {...{ conversation, onClose }} />
          {/* The record is asked of everybody: against it there is nothing to authorise. */}
          {check && missing.some(({ code }) => code !== "NO_RECORD") && (
            <AgainstTheGuard {...{ conversation, request, check, onClose }} override={close} />
          )}
          <Button ref={main} variant="primary" type="submit" form={form} loading={busy} disabled={!check}>
            {t(expired ? "closing.finalise" : "closing.close")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Problem>{problem}</Problem>
        <LastSaid name={name} said={check?.lastInbound ?? null} />
        {!check ? (
          <Skeleton className="h-24 w-full" />
        ) : missing.length > 0 ? (
          <Missing {...{ conversation, check, again, onClose }} />
        ) : (
          <p className="flex items-center gap-2 rounded-base bg-answered-ground px-3 py-2 text-answered">
            <Check aria-hidden size={16} className="shrink-0" />
            {t("closing.ready")}
          </p>
        )}
        {Mover && check?.requiresTicket && check.ticket?.state === "confirmed" && (
          <TicketStage ticket={check.ticket.ticket} onChange={again} Mover={Mover} />
        )}
        <RecordFields {...{ conversation, request, check }} onChange={setRequest} />
      </form>
    </Dialog>
  );
}

/** Once nothing is missing Enter closes, unless the person is writing. */
function useFocusWhenReady(ready: boolean) {
  const button = useRef<HTMLElement>(null);
  useEffect(() => {
    if (ready && !document.activeElement?.matches("textarea, input")) button.current?.focus();
  }, [ready]);
  return button;
}
