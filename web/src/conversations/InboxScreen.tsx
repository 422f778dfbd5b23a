import { Inbox, MessagesSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../design/EmptyState.tsx";
import { useContextPanel } from "../shell/context-panel.ts";
import { Panes } from "../shell/Panes.tsx";
import { usePageTitle } from "../shell/title.ts";

/** The agent's main screen: the list of conversations, the open one, and what is known about it. */
export function InboxScreen() {
  const { t } = useTranslation();
  const panel = useContextPanel();
  usePageTitle(t("shell.places.conversations"));
  return (
    <Panes
      panel={panel}
      showing="list"
      list={{
        label: t("conversations.list"),
        content: (
          <>
            <h1 className="flex h-12 shrink-0 items-center px-3 text-title font-semibold">
              {t("conversations.list")}
            </h1>
            <EmptyState icon={Inbox} title={t("conversations.noneYet")}>
              {t("conversations.noneYetAbout")}
            </EmptyState>
          </>
        ),
      }}
      thread={{
        label: t("conversations.thread"),
        content: (
          <EmptyState icon={MessagesSquare} title={t("conversations.noneOpen")}>
            {t("conversations.noneOpenAbout")}
          </EmptyState>
        ),
      }}
    />
  );
}
