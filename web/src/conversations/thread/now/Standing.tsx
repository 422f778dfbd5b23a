import { Hourglass, MessageCircleOff, Moon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMinute } from "../../../design/minute.ts";
import { useFormats } from "../../../i18n/FormatsProvider.tsx";
import type { NowProps } from "./NowBanner.tsx";
import { NowLine } from "./NowLine.tsx";
import { Way } from "./Way.tsx";

/** The channel's window ended: a template opens a new one, or it is finalised. */
export function Expired({ conversation: { expiredAt, waitingSince }, actions }: NowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const when = expiredAt ? formats.relative(expiredAt, now) : "";
  return (
    <NowLine
      tone="expired"
      icon={Hourglass}
      says={
        <span title={expiredAt ? formats.moment(expiredAt) : undefined}>
          {t(waitingSince ? "conversations.said.now.expiredWaiting" : "conversations.said.now.expired", {
            when,
          })}
        </span>
      }
    >
      <Way action={actions.close} />
    </NowLine>
  );
}

/** Set aside: until when, and the way to take it up now. */
export function Snoozed({ until, actions }: NowProps & { until: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const says =
    until === null
      ? t("conversations.marks.snoozedOpen")
      : t("conversations.marks.snoozedUntil", { at: `${formats.day(until)}, ${formats.clock(until)}` });
  return (
    <NowLine tone="quiet" icon={Moon} says={says}>
      <Way action={actions.unsnooze} />
    </NowLine>
  );
}

/** Bare thanks, a sticker: marked with one key, never by itself. */
export function Thanks({ actions }: NowProps) {
  const { t } = useTranslation();
  return (
    <NowLine tone="quiet" icon={MessageCircleOff} says={t("conversations.said.now.thanks")}>
      <Way action={actions.settle} />
    </NowLine>
  );
}
