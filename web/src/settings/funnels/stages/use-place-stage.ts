import { placeStage, type Stage } from "@relevo/contract/funnels.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../../design/toast.tsx";
import { sayError } from "../../../refusals/say.ts";
import { call, RefusalError } from "../../../shell/api.ts";
import { useFunnelsChanged } from "../use-funnels-changed.ts";

/** Puts stages elsewhere in their order; one that holds tickets is asked about first. */
export function usePlaceStage(count: number) {
  const { t } = useTranslation();
  const changed = useFunnelsChanged();
  const [asking, setAsking] = useState<{ stage: Stage; position: number }>();
  const [said, setSaid] = useState("");
  const send = async (stage: Stage, position: number, tickets?: string, key?: string) => {
    const body = { position, ...(tickets !== undefined && { tickets }) };
    await call(placeStage, { params: { id: stage.id }, body }, key === undefined ? {} : { key });
    await changed();
    setSaid(t("settings.funnels.moved", { name: stage.name, place: position + 1, count }));
  };
  return {
    asking,
    said,
    leave: () => setAsking(undefined),
    async place(stage: Stage, position: number) {
      try {
        await send(stage, position);
      } catch (error) {
        if (error instanceof RefusalError && error.code === "STAGE_HOLDS_TICKETS")
          setAsking({ stage, position });
        else notify({ tone: "breach", title: sayError(error) });
      }
    },
    /** @throws what the server refuses */
    async placeWith(tickets: string, key: string) {
      if (asking) await send(asking.stage, asking.position, tickets, key);
    },
  };
}
