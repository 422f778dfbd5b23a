import { type Funnel, placeFunnel } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { Funnel as FunnelIcon, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { notify } from "../../design/toast.tsx";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { funnelsQuery } from "../../tickets/funnels.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { FunnelRow } from "./FunnelRow.tsx";
import { NewFunnel } from "./NewFunnel.tsx";
import { RemoveFunnel } from "./RemoveFunnel.tsx";
import { useFunnelsChanged } from "./use-funnels-changed.ts";

/** The funnels in their order, each with its stages. */
export function FunnelsScreen() {
  const { t } = useTranslation();
  const query = useQuery(funnelsQuery);
  const changed = useFunnelsChanged();
  const [making, setMaking] = useState(false);
  const [removing, setRemoving] = useState<Funnel>();
  const [said, setSaid] = useState("");
  const place = async ({ id, name }: Funnel, position: number, count: number) => {
    try {
      await call(placeFunnel, { params: { id }, body: { position } });
      await changed();
      setSaid(t("settings.funnels.moved", { name, place: position + 1, count }));
    } catch (error) {
      notify({ tone: "breach", title: sayError(error) });
    }
  };
  return (
    <Page
      title={t("settings.funnels.title")}
      about={t("settings.funnels.about")}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
          {t("settings.funnels.create")}
        </Button>
      }
    >
      <Loaded query={query} rows={2}>
        {(funnels) =>
          funnels.length === 0 ? (
            <EmptyState icon={FunnelIcon} title={t("settings.funnels.none")}>
              {t("settings.funnels.noneAbout")}
            </EmptyState>
          ) : (
            <ol className={box}>
              {funnels.map((funnel, position) => (
                <FunnelRow
                  key={funnel.id}
                  funnel={funnel}
                  first={position === 0}
                  last={position === funnels.length - 1}
                  onMove={(by) => void place(funnel, position + by, funnels.length)}
                  onRemove={() => setRemoving(funnel)}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
      <p role="status" className="sr-only">
        {said}
      </p>
      {making && <NewFunnel onLeave={() => setMaking(false)} />}
      {removing && (
        <RemoveFunnel funnel={removing} onRemoved={changed} onLeave={() => setRemoving(undefined)} />
      )}
    </Page>
  );
}
