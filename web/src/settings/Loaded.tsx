import type { UseQueryResult } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Skeleton } from "../design/Skeleton.tsx";
import { Problem } from "../refusals/Form.tsx";
import { sayError } from "../refusals/say.ts";

/** What was read, or its place while it comes, or why it did not and a way to try again. */
export function Loaded<Data>({
  query,
  rows = 3,
  children,
}: {
  query: UseQueryResult<Data>;
  /** How many rows it will most likely have. */
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <Rows count={rows} />;
  return (
    <div className="flex flex-col items-start gap-3">
      <Problem>{sayError(query.error)}</Problem>
      <Button icon={RefreshCw} loading={query.isFetching} onClick={() => void query.refetch()}>
        {t("shell.fault.retry")}
      </Button>
    </div>
  );
}

function Rows({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="divide-y divide-line rounded-large border border-line">
      <span className="sr-only">{t("design.loading")}</span>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places of rows that are not there yet
        <div key={place} className="flex h-16 items-center gap-3 px-4">
          <Skeleton className="size-8 rounded-full!" />
          <div className="flex flex-col gap-1.5">
            <Skeleton className="h-3 w-40" />
            <Skeleton className="h-3 w-64 max-sm:w-44" />
          </div>
        </div>
      ))}
    </div>
  );
}
