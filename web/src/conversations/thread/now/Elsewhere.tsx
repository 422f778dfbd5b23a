import { Link } from "@tanstack/react-router";
import { Copy, Hourglass, Merge } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../../../design/Button.tsx";
import type { Shown } from "../../../live/cache.ts";
import { useMend } from "../../close/use-mend.ts";
import { useMerging } from "../../merging.ts";
import type { NowProps } from "./NowBanner.tsx";
import { NowLine } from "./NowLine.tsx";
import { Way } from "./Way.tsx";

type Detail = NonNullable<Shown>;

/** The contact has another one open: it is answered twice unless somebody looks. */
export function Duplicate({
  conversation,
  can,
  other: { id, number, inbox, mergeable },
}: NowProps & { other: Detail["duplicates"][number] }) {
  const { t } = useTranslation();
  const { merge } = useMerging();
  const { busy, mend } = useMend(() => {});
  return (
    <NowLine
      tone="waiting"
      icon={Copy}
      says={t("conversations.said.now.duplicate", { number, inbox: inbox.name })}
    >
      <ToConversation id={id}>{t("conversations.said.now.see")}</ToConversation>
      {mergeable && can.merge === true && (
        <Button
          size="small"
          variant="quiet"
          loading={busy}
          onClick={() => void mend(() => merge(id, conversation))}
        >
          {t("conversations.said.now.merge")}
        </Button>
      )}
    </NowLine>
  );
}

/** It went on elsewhere, by a template: here it only waits for its record. */
export function Superseded({ id, actions }: NowProps & { id: string }) {
  const { t } = useTranslation();
  return (
    <NowLine tone="expired" icon={Hourglass} says={t("conversations.said.now.superseded")}>
      <ToConversation id={id}>{t("conversations.said.now.toNew")}</ToConversation>
      <Way action={actions.close} />
    </NowLine>
  );
}

/** What was said goes on in another one. */
export function Merged({ conversation, can, into }: NowProps & { into: Detail["mergedInto"] }) {
  const { t } = useTranslation();
  const { part } = useMerging();
  const { busy, mend } = useMend(() => {});
  return (
    <NowLine
      tone="quiet"
      icon={Merge}
      says={
        into
          ? t("conversations.said.now.merged", { number: into.number })
          : t("conversations.said.now.mergedAway")
      }
    >
      {into && (
        <>
          <ToConversation id={into.id}>
            {t("conversations.said.now.goTo", { number: into.number })}
          </ToConversation>
          {can.comment === true && (
            <Button
              size="small"
              variant="quiet"
              loading={busy}
              onClick={() => void mend(() => part(conversation.id, into.id))}
            >
              {t("conversations.said.now.part")}
            </Button>
          )}
        </>
      )}
    </NowLine>
  );
}

function ToConversation({ id, children }: { id: string; children: string }) {
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId: id }}
      search
      className={buttonClass("quiet", "small", "text-accent!")}
    >
      {children}
    </Link>
  );
}
