import { useQueryClient } from "@tanstack/react-query";
import { MessageSquarePlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { rereadTickets, type TicketDetail } from "../queries.ts";

const StartDialog = lazy(() => import("../../templates/StartDialog.tsx"));

/** Nobody writes in it now: how one begins. */
export function NoOpen({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [writing, setWriting] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-sunk px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{t("ticket.screen.noOpen")}</p>
        {ticket.can.edit === true && <p className="text-list text-soft">{t("ticket.screen.noOpenAbout")}</p>}
      </div>
      {ticket.can.edit === true && (
        <Button variant="primary" icon={MessageSquarePlus} onClick={() => setWriting(true)}>
          {t("ticket.screen.write")}
        </Button>
      )}
      <Suspense>
        {writing && (
          <StartDialog
            contact={ticket.requester}
            place={{ funnelId: ticket.funnel.id, stageId: ticket.stage.id }}
            onStarted={() => void rereadTickets(queries)}
            onClose={() => setWriting(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
