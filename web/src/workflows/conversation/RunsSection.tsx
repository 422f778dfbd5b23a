import type { Conversation } from "@relevo/contract/conversations.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Action } from "../../design/action.ts";
import { ActionButton } from "../../shell/ActionButton.tsx";
import { Fold } from "../../tickets/screen/Fold.tsx";
import { conversationRunsQuery, often } from "../queries.ts";
import { OneRun } from "./OneRun.tsx";
import { useRunsFollow } from "./use-runs-follow.ts";

/** Ended runs that are shown at once, where none is under way. */
const shown = 2;

/** What workflows did and will do with a conversation, and the way to start one. */
export function RunsSection({ conversation: { id }, start }: { conversation: Conversation; start: Action }) {
  const { t } = useTranslation();
  useRunsFollow(id);
  const runs = useQuery({
    ...conversationRunsQuery(id),
    refetchInterval: ({ state }) => (state.data?.some(({ endedAt }) => endedAt === null) ? often : false),
  }).data;
  if (!runs || (runs.length === 0 && !start.visible)) return null;
  const active = runs.filter(({ endedAt }) => endedAt === null);
  const ended = runs.filter(({ endedAt }) => endedAt !== null);
  const first = [...active, ...ended.slice(0, Math.max(0, shown - active.length))];
  const rest = runs.filter((run) => !first.includes(run));
  return (
    <section className="flex flex-col gap-2 p-4">
      <header className="flex min-h-7 items-center">
        <h2 className="flex-1 text-list font-semibold">{t("workflows.run.section.title")}</h2>
        {start.visible && <ActionButton action={start} bare size="small" />}
      </header>
      {runs.length === 0 ? (
        <p className="text-list text-soft">{t("workflows.run.section.none")}</p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {first.map((run) => (
            <OneRun key={run.id} run={run} />
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <Fold title={t("workflows.run.section.earlier")}>
          <ul className="flex flex-col gap-2.5">
            {rest.map((run) => (
              <OneRun key={run.id} run={run} />
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}
