import { listTemplates, type Template } from "@relevo/contract/templates.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchInput } from "../design/SearchInput.tsx";
import { Skeleton } from "../design/Skeleton.tsx";
import { call } from "../shell/api.ts";

/** The approved templates of a number, found by typing. */
export function TemplateList({
  connectionId,
  media = true,
  onPick,
}: {
  connectionId: string;
  /** Whether those that begin with a file can be used here. */
  media?: boolean;
  onPick: (template: Template) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const templates = useQuery({
    queryKey: ["templates", { connectionId, q }],
    queryFn: async ({ signal }) =>
      (await call(listTemplates, { query: { connectionId, q, limit: 50 } }, { signal })).items,
    placeholderData: keepPreviousData,
  }).data;
  // Approved ones come first; the others cannot be sent, and are the settings' business.
  const approved = templates?.filter(
    ({ state, header }) => state === "approved" && (media || header === null || header.kind === "text"),
  );
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <SearchInput label={t("templates.find")} value={words} onChange={setWords} />
      {!approved ? (
        <Skeleton className="h-20 w-full" />
      ) : approved.length === 0 ? (
        <p className="text-list text-soft">
          {t("templates.none")} {t("templates.noneAbout")}
        </p>
      ) : (
        <ul className="scroll-quiet flex max-h-56 flex-col divide-y divide-line overflow-y-auto">
          {approved.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                onClick={() => onPick(template)}
                className="w-full rounded-base px-2 py-1.5 text-start hover:bg-hover"
              >
                <span className="block truncate font-medium">
                  {template.name}{" "}
                  <span className="text-small font-normal text-soft">{template.language}</span>
                </span>
                <span className="line-clamp-2 text-list text-soft">{template.body}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
