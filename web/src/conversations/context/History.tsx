import type { EventItem } from "@relevo/contract/messages.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { threadQuery } from "../../live/read.ts";
import { eventIcon, RunLink } from "../thread/EventLine.tsx";
import { useSentence } from "../thread/use-sentence.ts";

/** What happened to the conversation, last first: who, what, why. */
export function History({ id }: { id: string }) {
  const { t } = useTranslation();
  const say = useSentence();
  const thread = useQuery(threadQuery(useQueryClient(), id)).data;
  const events = (thread?.items ?? []).filter((item): item is EventItem => item.kind === "event").reverse();
  return (
    <section className="flex flex-col gap-3 p-4">
      <h2 className="text-list font-semibold">{t("conversations.about.history")}</h2>
      <ol className="flex flex-col gap-3">
        {events.map((item) => {
          const Icon = eventIcon(item.name);
          return (
            <li key={item.id} className="flex gap-2 text-list">
              <Icon aria-hidden size={14} className="mt-0.5 shrink-0 text-soft" />
              <p className="min-w-0">
                {say(item)}
                <span className="block text-small text-soft">
                  <RelativeTime at={item.at} />
                  <RunLink of={item.actor} />
                </span>
              </p>
            </li>
          );
        })}
      </ol>
      {thread?.older && <p className="text-small text-soft">{t("conversations.about.historyMore")}</p>}
    </section>
  );
}
