import { confirmTicket, unlinkTicket } from "@relevo/contract/tickets.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Ticket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { keys } from "../../../live/cache.ts";
import { call } from "../../../shell/api.ts";
import { useMend } from "../../close/use-mend.ts";
import type { NowProps } from "./NowBanner.tsx";
import { NowLine } from "./NowLine.tsx";

/** Somebody says which ticket it is about: it counts once a person says so too. */
export function Proposed({ conversation: { id }, can, number }: NowProps & { number: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { busy, mend } = useMend(() => {
    void queries.invalidateQueries({ queryKey: ["tickets"] });
    void queries.invalidateQueries({ queryKey: keys.shown(id) });
  });
  const params = { id };
  return (
    <NowLine tone="waiting" icon={Ticket} says={t("conversations.said.now.proposed", { number })}>
      {can.link === true && (
        <>
          <Button
            size="small"
            variant="quiet"
            disabled={busy}
            onClick={() => void mend(() => call(unlinkTicket, { params }))}
          >
            {t("conversations.said.now.reject")}
          </Button>
          <Button
            size="small"
            loading={busy}
            onClick={() => void mend(() => call(confirmTicket, { params }))}
          >
            {t("conversations.said.now.confirm")}
          </Button>
        </>
      )}
    </NowLine>
  );
}
