import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../design/Checkbox.tsx";
import { TaskRow } from "../../tasks/TaskRow.tsx";
import { isHeldBack, isPending } from "./needs.rules.ts";
import type { ActDraft } from "./use-act.ts";

/** What is left to do before it leaves the board: done here, or confirmed where the funnel lets. */
export function Pending({ check, draft }: { check: TicketCheck; draft: ActDraft }) {
  const { t } = useTranslation();
  if (!isPending(check)) return null;
  const { tasks, unanswered, mayConfirm } = check;
  return (
    <section className="flex flex-col gap-2 rounded-base border border-line p-3">
      <h3 className="text-list font-semibold">{t("ticket.move.pending.title")}</h3>
      {tasks.length > 0 && (
        <ul className="-mx-3 flex flex-col divide-y divide-line">
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} linked={false} />
          ))}
        </ul>
      )}
      {unanswered.map(({ id, number }) => (
        <p key={id}>
          {t("ticket.move.pending.unanswered")}{" "}
          <Link
            to="/conversations/$conversationId"
            params={{ conversationId: id }}
            search={{}}
            className="text-accent hover:underline"
          >
            #{number}
          </Link>
        </p>
      ))}
      {!isHeldBack(check) && !draft.confirmed ? null : mayConfirm ? (
        <Checkbox checked={draft.confirmed} onChange={(confirmed) => draft.set({ confirmed })}>
          {t("ticket.move.pending.confirm")}
        </Checkbox>
      ) : (
        <p className="text-soft">{t("ticket.move.pending.blocked")}</p>
      )}
    </section>
  );
}
