import { listKeys } from "@relevo/contract/people.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { call } from "../../shell/api.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { KeyRow } from "./KeyRow.tsx";
import { NewKey } from "./NewKey.tsx";

const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: async ({ signal }) => (await call(listKeys, {}, { signal })).items,
});

/** The keys other programs come in with. */
export function KeysScreen() {
  const { t } = useTranslation();
  const query = useQuery(keysQuery);
  const [making, setMaking] = useState(false);
  return (
    <Page
      title={t("settings.keys.title")}
      about={t("settings.keys.about")}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
          {t("settings.keys.create")}
        </Button>
      }
    >
      <Loaded query={query} rows={2}>
        {(keys) =>
          keys.length === 0 ? (
            <EmptyState icon={KeyRound} title={t("settings.keys.none")}>
              {t("settings.keys.noneAbout")}
            </EmptyState>
          ) : (
            <ul className={box}>
              {keys.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {making && <NewKey onLeave={() => setMaking(false)} />}
    </Page>
  );
}
