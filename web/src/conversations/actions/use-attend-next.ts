import { listConversations } from "@relevo/contract/conversations.ts";
import { Headset } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../design/action.ts";
import { notify } from "../../design/toast.tsx";
import { useCan } from "../../people/me.ts";
import { useActions } from "../../shell/actions.ts";
import { call } from "../../shell/api.ts";
import { focusComposer } from "../composer/focus.ts";
import type { Place } from "../place.ts";
import { sayRefusal } from "../refusal.ts";
import { useCommands } from "./commands.ts";

/** Takes whoever has waited longest in the queue, of this inbox where the list shows one. */
export function useAttendNext(place: Place): Action {
  const { t } = useTranslation();
  const works = useCan("conversations.work");
  const { claim } = useCommands();
  const attend = async () => {
    const { inboxId } = place.view;
    const query = { tab: "queue", limit: 1, ...(inboxId !== undefined && { inboxId }) } as const;
    const [longest] = (await call(listConversations, { query })).items;
    if (!longest) return notify({ title: t("conversations.act.nobodyWaits") });
    if (!(await claim(longest))) return;
    place.open(longest.id);
    focusComposer();
  };
  const action: Action = {
    id: "conversation.attendNext",
    label: "conversations.act.attendNext",
    icon: Headset,
    shortcut: "n",
    visible: works,
    run: () => void attend().catch((error: unknown) => notify({ tone: "breach", title: sayRefusal(error) })),
  };
  useActions([action]);
  return action;
}
