import { listTemplates } from "@relevo/contract/templates.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MessageSquareText, SearchX } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Input } from "../../design/Input.tsx";
import { call } from "../../shell/api.ts";
import { Loaded } from "../Loaded.tsx";
import { TemplateCard } from "./TemplateCard.tsx";

/** The templates of a number, searched as one types. */
export function TemplateList({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const query = useInfiniteQuery({
    queryKey: ["templates", connectionId, q],
    queryFn: ({ pageParam, signal }) =>
      call(listTemplates, { query: { connectionId, q, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
    // What was found before stands until there is something new.
    placeholderData: (before) => before,
  });
  return (
    <>
      <Input
        type="search"
        aria-label={t("settings.templates.search")}
        placeholder={t("settings.templates.search")}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="max-w-sm"
      />
      <Loaded query={query}>
        {({ pages }) => {
          const templates = pages.flatMap(({ items }) => items);
          if (templates.length === 0)
            return q === "" ? (
              <EmptyState icon={MessageSquareText} title={t("settings.templates.none")}>
                {t("settings.templates.noneAbout")}
              </EmptyState>
            ) : (
              <EmptyState icon={SearchX} title={t("settings.templates.noMatch")}>
                {t("settings.templates.noMatchAbout")}
              </EmptyState>
            );
          return (
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] items-start gap-4">
              {templates.map((template) => (
                <TemplateCard key={template.id} template={template} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
          className="self-center"
        >
          {t("settings.templates.more")}
        </Button>
      )}
    </>
  );
}
