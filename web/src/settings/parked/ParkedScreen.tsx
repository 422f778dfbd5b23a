import { replayParked } from "@relevo/contract/connections.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { PackageCheck, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { notify } from "../../design/toast.tsx";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { ParkedRow } from "./ParkedRow.tsx";
import { parkedQuery } from "./parked-query.ts";

/** The server lists no more. */
const MOST = 200;

/** What came in and could not be received. */
export function ParkedScreen() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery(parkedQuery);
  const replay = useMutation({
    mutationFn: (ids?: string[]) => call(replayParked, { body: ids ? { ids } : {} }),
    onSuccess: ({ replayed }) => {
      void queries.invalidateQueries({ queryKey: parkedQuery.queryKey });
      if (replayed === 0) notify({ tone: "breach", title: t("settings.parked.replayedNone") });
      else notify({ tone: "answered", title: t("settings.parked.replayed", { count: replayed }) });
    },
    onError: (error) => notify({ tone: "breach", title: sayError(error) }),
  });
  const parked = query.data ?? [];
  return (
    <Page
      title={t("settings.parked.title")}
      about={t("settings.parked.about")}
      actions={
        parked.length > 0 && (
          <Button icon={RotateCw} loading={replay.isPending} onClick={() => replay.mutate(undefined)}>
            {t("settings.parked.replayAll")}
          </Button>
        )
      }
    >
      <Loaded query={query} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={PackageCheck} title={t("settings.parked.none")}>
              {t("settings.parked.noneAbout")}
            </EmptyState>
          ) : (
            <>
              <ul className={box}>
                {items.map((item) => (
                  <ParkedRow
                    key={item.id}
                    item={item}
                    busy={replay.isPending}
                    onReplay={() => replay.mutate([item.id])}
                  />
                ))}
              </ul>
              {items.length >= MOST && <p className="text-list text-soft">{t("settings.parked.most")}</p>}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
