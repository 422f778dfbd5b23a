import { exportAudit, listAudit } from "@relevo/contract/audit.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Download, ScrollText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { useMe } from "../../people/me.ts";
import { address, call } from "../../shell/api.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { AuditList } from "./AuditList.tsx";
import { Filters } from "./Filters.tsx";
import { queryOf, readFilter } from "./filter.rules.ts";
import { More } from "./More.tsx";

const route = getRouteApi("/frame/settings/audit");

/** Who did what, when and to what. */
export function AuditScreen() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const filter = readFilter(route.useSearch());
  const wanted = queryOf(filter, useMe().account.timeZone);
  const query = useInfiniteQuery({
    queryKey: ["audit", wanted],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { ...wanted, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
  return (
    <Page
      title={t("settings.audit.title")}
      about={t("settings.audit.about")}
      actions={
        <a
          href={address(exportAudit.path, {}, wanted)}
          download
          title={t("settings.audit.exportAbout")}
          className={buttonClass("plain", "base")}
        >
          <Download aria-hidden size={16} />
          {t("settings.audit.export")}
        </a>
      }
    >
      <Filters
        filter={filter}
        onChange={(next) => void navigate({ search: readFilter(next), replace: true })}
      />
      <Loaded query={query} rows={8}>
        {({ pages }) => {
          const events = pages.flatMap(({ items }) => items);
          return events.length === 0 ? (
            <EmptyState icon={ScrollText} title={t("settings.audit.none")}>
              {t("settings.audit.noneAbout")}
            </EmptyState>
          ) : (
            <AuditList events={events} />
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <More loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
    </Page>
  );
}
