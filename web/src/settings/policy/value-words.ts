import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { TFunction } from "i18next";
import { spanParts } from "../../i18n/time.rules.ts";
import type { PolicyField } from "./fields.rules.ts";

/** Stands for an amount while it is being typed. */
export const UNKNOWN = "…";

/** How many letters of a message stand for all of it. */
const EXCERPT = 60;

type Say = (policy: InboxPolicy, t: TFunction, span: Span) => string;

/** What each rule says, in a few words. */
export const valueWords: Record<Exclude<PolicyField, "autoTicket" | "calendarId">, Say> = {
  visibility: ({ visibility }, t) => t(`settings.policy.visibility.${visibility}`),
  distribution: ({ distribution }, t) => t(`settings.policy.distribution.${distribution}`),
  onlineOnly: ({ onlineOnly }, t) => yesNo(onlineOnly, t),
  capacity: ({ capacity }, t) => (capacity === null ? t("settings.policy.none.capacity") : amount(capacity)),
  rescueMinutes: limit("rescueMinutes", ({ rescueMinutes }) => rescueMinutes),
  stickyDays: limit("stickyDays", ({ stickyDays }) => stickyDays * 1440 || null),
  requeueMinutes: limit("requeueMinutes", ({ requeueMinutes }) => requeueMinutes),
  "close/anyOf": ({ close }, t) =>
    listed(
      close.anyOf.map((one) => t(`settings.policy.evidence.${one}`)),
      t,
    ),
  "close/ticket": ({ close }, t) => yesNo(close.ticket, t),
  "close/note": ({ close }, t) => t(`settings.policy.note.${close.note}`),
  "close/contactFields": ({ close }, t) =>
    listed(
      close.contactFields.map((one) => t(`settings.policy.contactFields.${one}`)),
      t,
    ),
  "close/company": ({ close }, t) => t(`settings.policy.company.${close.company}`),
  "close/override": ({ close }, t) => t(`settings.policy.override.${close.override}`),
  reopenGraceMinutes: limit("reopenGraceMinutes", ({ reopenGraceMinutes }) => reopenGraceMinutes || null),
  commentTriggers: ({ commentTriggers }, t) =>
    listed(
      commentTriggers.map((one) => t(`settings.policy.triggers.${one}`)),
      t,
    ),
  "expiry/withoutTicket": ({ expiry }, t) => t(`settings.policy.withoutTicket.${expiry.withoutTicket}`),
  "expiry/finaliseHours": limit("expiry/finaliseHours", ({ expiry }) => hours(expiry.finaliseHours)),
  "expiry/templateHours": ({ expiry }, _, span) => span(expiry.templateHours * 60),
  greeting: ({ greeting }, t) => message(greeting, t),
  away: ({ away }, t) => message(away, t),
  askResolved: ({ askResolved }, t) => yesNo(askResolved, t),
  "targets/firstReplyMinutes": ({ targets }, _, span) => span(targets.firstReplyMinutes),
  "targets/averageReplyMinutes": ({ targets }, _, span) => span(targets.averageReplyMinutes),
  "targets/resolutionHours": limit("targets/resolutionHours", ({ targets }) =>
    hours(targets.resolutionHours),
  ),
  "targets/unownedMinutes": ({ targets }, _, span) => span(targets.unownedMinutes),
  "targets/abandonedMinutes": ({ targets }, _, span) => span(targets.abandonedMinutes),
  "targets/staleHours": limit("targets/staleHours", ({ targets }) => hours(targets.staleHours)),
};

/** A length in minutes that may be none. */
function limit(
  field:
    | "rescueMinutes"
    | "stickyDays"
    | "requeueMinutes"
    | "reopenGraceMinutes"
    | "expiry/finaliseHours"
    | "targets/resolutionHours"
    | "targets/staleHours",
  of: (policy: InboxPolicy) => number | null,
): Say {
  return (policy, t, span) => {
    const minutes = of(policy);
    return minutes === null ? t(`settings.policy.none.${field}`) : span(minutes);
  };
}

function hours(value: number | null): number | null {
  return value === null ? null : value * 60;
}

function amount(value: number): string {
  return Number.isNaN(value) ? UNKNOWN : String(value);
}

function yesNo(on: boolean, t: TFunction): string {
  return t(on ? "settings.policy.yes" : "settings.policy.no");
}

function listed(words: readonly string[], t: TFunction): string {
  return words.length > 0 ? words.join(", ") : t("settings.policy.nothing");
}

function message({ on, text }: InboxPolicy["greeting"], t: TFunction): string {
  if (!on) return t("settings.policy.off");
  return `«${text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}»`;
}

/** Minutes in words, "4 horas": the short units of some places read badly inside of a sentence. */
type Span = (minutes: number) => string;

/** The lengths of a language. */
export function spanIn(language: string): Span {
  return (minutes) => {
    if (Number.isNaN(minutes)) return UNKNOWN;
    const parts = spanParts(minutes * 60_000).map(({ value, unit }) =>
      new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value),
    );
    return new Intl.ListFormat(language).format(parts);
  };
}
