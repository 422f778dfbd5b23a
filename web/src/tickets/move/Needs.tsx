import type { ResolutionReason } from "@relevo/contract/funnels.ts";
import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { useTranslation } from "react-i18next";
import { sayFailures } from "../../conversations/refusal.ts";
import { Checkbox } from "../../design/Checkbox.tsx";
import { Problem } from "../../refusals/Form.tsx";
import { ClosingRecord } from "./ClosingRecord.tsx";
import { MissingData } from "./MissingData.tsx";
import { isHeldBack, offersClearing, standing } from "./needs.rules.ts";
import { Pending } from "./Pending.tsx";
import { ReasonField } from "./ReasonField.tsx";
import type { ActDraft } from "./use-act.ts";

/** Everything an act on a ticket asks for, each with its control; nothing where it asks for nothing. */
export function Needs({
  draft,
  check,
  requesterId,
  reasons,
  currency,
  left,
}: {
  draft: ActDraft;
  check: TicketCheck;
  requesterId: string;
  /** Those of the mark it gets. */
  reasons: readonly ResolutionReason[];
  /** The funnel's; null: its tickets carry no value. */
  currency: string | null;
  /** The mark it leaves behind, where it may be taken back. */
  left?: "won" | "lost" | undefined;
}) {
  const { t } = useTranslation();
  const barred = standing(check);
  return (
    <>
      <Problem>{draft.problem ?? (barred.length > 0 && sayFailures(barred))}</Problem>
      {check.missing.length > 0 && (
        <MissingData
          asked={check.missing}
          given={draft.given}
          onGive={draft.give}
          currency={currency}
          requesterId={requesterId}
          tried={draft.tried}
          wrong={draft.wrong}
        />
      )}
      {reasons.length > 0 && (
        <ReasonField
          reasons={reasons}
          required={check.reasonRequired}
          value={draft.reasonId}
          tried={draft.tried}
          onChange={(reasonId) => draft.set({ reasonId })}
        />
      )}
      {offersClearing(check) && left && (
        <Checkbox
          checked={draft.clearResolution}
          onChange={(clearResolution) => draft.set({ clearResolution })}
        >
          {t(`ticket.move.clear.${left}`)}
        </Checkbox>
      )}
      {check.conversations.length > 0 && <ClosingRecord check={check} draft={draft} />}
      <Pending check={check} draft={draft} />
      <Problem>{draft.tried && isHeldBack(check) && t("ticket.move.heldBack")}</Problem>
    </>
  );
}
