import type { Approval } from "@relevo/contract/closing.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { sayFailures } from "../conversations/refusal.ts";
import { useContactName } from "../conversations/use-contact-name.ts";
import { Button } from "../design/Button.tsx";
import { RelativeTime } from "../design/RelativeTime.tsx";

/** One request: who asks, why, and what the guard said. */
export function ApprovalCard({
  approval,
  decide,
}: {
  approval: Approval;
  /** Absent for who only waits. */
  decide: ((verdict: "approved" | "declined") => void) | undefined;
}) {
  const { t } = useTranslation();
  const contact = useContactName()(approval.conversation);
  const { askedBy, askedAt, note, failures, conversation } = approval;
  return (
    <article className="flex flex-col gap-2 rounded-base border border-line p-4">
      <header className="flex flex-wrap items-baseline gap-x-2">
        <h2 className="flex-1 font-semibold">{t("approvals.asked", { name: askedBy.name, contact })}</h2>
        <RelativeTime at={askedAt} className="text-small text-soft" />
      </header>
      <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">{note}</p>
      {failures.length > 0 && <p className="text-list text-soft">{sayFailures(failures)}</p>}
      <footer className="flex flex-wrap items-center gap-2 max-sm:*:flex-auto max-sm:[&>a]:basis-full">
        <Link
          to="/conversations/$conversationId"
          params={{ conversationId: conversation.id }}
          search={{}}
          className="flex-1 text-accent hover:underline"
        >
          {t("approvals.open")}
        </Link>
        {decide ? (
          <>
            <Button size="small" onClick={() => decide("declined")}>
              {t("approvals.decline")}
            </Button>
            <Button size="small" variant="primary" onClick={() => decide("approved")}>
              {t("approvals.approve")}
            </Button>
          </>
        ) : (
          <span className="text-list text-waiting">{t("approvals.waiting")}</span>
        )}
      </footer>
    </article>
  );
}
