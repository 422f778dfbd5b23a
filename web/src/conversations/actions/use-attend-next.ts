import { attendNext } from "@relevo/contract/team.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Headset } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../design/action.ts";
import { notify } from "../../design/toast.tsx";
import { putConversation } from "../../live/frames.ts";
import { useCan, useMe } from "../../people/me.ts";
import { useActions } from "../../shell/actions.ts";
import { call } from "../../shell/api.ts";
import { focusComposer } from "../composer/focus.ts";
import type { Place } from "../place.ts";
import { sayRefusal } from "../refusal.ts";

/** Takes whoever has waited longest of what one may take, of this inbox where the list shows one. */
export function useAttendNext(place: Place): Action {
  const { t } = useTranslation();
  const works = useCan("conversations.work");
  const me = useMe().member.id;
  const queries = useQueryClient();
  const attend = async () => {
    const { inboxId } = place.view;
    const longest = await call(attendNext, { body: inboxId === undefined ? {} : { inboxId } });
    if (!longest) return notify({ title: t("conversations.act.nobodyWaits") });
    putConversation(queries, longest, me);
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
