import { RefreshCw } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { focusComposer } from "../../conversations/composer/focus.ts";
import { sayRefusal } from "../../conversations/refusal.ts";
import { Thread } from "../../conversations/thread/Thread.tsx";
import type { Opened } from "../../conversations/use-opened.tsx";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Spinner } from "../../design/Spinner.tsx";

/** The open conversation of a ticket: one writes at once. */
export function LiveChat({ opened }: { opened: Opened }) {
  const { t } = useTranslation();
  const { conversation, can, detail, actions, error, again } = opened;
  useWriteAtOnce(can?.reply === true);
  if (conversation) return <Thread {...{ conversation, can, detail, actions }} />;
  return error ? (
    <EmptyState
      icon={RefreshCw}
      title={t("conversations.said.threadFailed")}
      action={<Button onClick={again}>{t("conversations.again")}</Button>}
    >
      {sayRefusal(error)}
    </EmptyState>
  ) : (
    <div className="m-auto">
      <Spinner />
    </div>
  );
}

/** The cursor is where one writes, unless a finger would only call up the keyboard over what is to be read. */
function useWriteAtOnce(ready: boolean) {
  const focus = useEffectEvent(() => {
    if (!matchMedia("(pointer: coarse)").matches) focusComposer();
  });
  useEffect(() => {
    if (ready) focus();
  }, [ready]);
}
