import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../design/toast.tsx";
import { followFrames } from "../live/follow.ts";
import { mentionsOf } from "../live/mentions.rules.ts";
import { useMe } from "../people/me.ts";

/** Says that a comment names one, and leads there; not where one is looking at it already. Once, around the frame. */
export function useMentionNotices(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe().member.id;
  const tell = useEffectEvent((frames: Parameters<typeof mentionsOf>[0]) => {
    for (const { conversationId, author, text } of mentionsOf(frames, me)) {
      if (!document.hidden && location.pathname.endsWith(conversationId)) continue;
      notify({
        tone: "comment",
        title: t("conversations.mentioned", { name: author.name }),
        detail: text.slice(0, 140),
        act: {
          label: t("conversations.seeIt"),
          run: () =>
            void navigate({ to: "/conversations/$conversationId", params: { conversationId }, search: {} }),
        },
        ms: 15_000,
      });
    }
  });
  useEffect(() => followFrames((frames) => tell(frames)), []);
}
