import type { threadEs } from "./thread.es.ts";

export type FailureReason = keyof (typeof threadEs)["failures"];

/** Codes of the WhatsApp Cloud API, and the desk's own, by what a person can do about them. */
const codes: readonly (readonly [FailureReason, ...string[]])[] = [
  ["windowClosed", "131047"],
  ["undeliverable", "131026", "130472"],
  ["ecosystemLimit", "131049"],
  ["optedOut", "131050"],
  ["spamLimit", "131048"],
  ["accountLocked", "368", "131031", "131037"],
  ["countryRestricted", "130497"],
  ["payment", "131042"],
  ["media", "131052", "131053", "caption-too-long"],
  ["unsupportedType", "131051"],
  ["rateLimit", "4", "80007", "130429", "131056"],
  ["channelFault", "1", "2", "131000", "131016", "131057", "133004", "133016"],
  ["credentials", "0", "190", "3", "10", "131005"],
  ["phoneRequired", "131062"],
  ["noRecipient", "no-recipient"],
  ["tooLong", "text-too-long"],
  ["empty", "empty"],
  ["unreachable", "unreachable", "upload", "desk"],
  ["notRegistered", "133010"],
  ["templateValues", "132000"],
  ["templateMissing", "132001"],
  ["templateLong", "132005"],
  ["templatePolicy", "132007"],
  ["templateFormat", "132012"],
  ["templatePaused", "132015"],
  ["templateDisabled", "132016"],
];

/** Why a channel did not take a message, as a key of our words; what we have no word for is told by its code. */
export function reasonOf(code: string): FailureReason {
  return byCode.get(code) ?? "other";
}

const byCode = new Map(codes.flatMap(([reason, ...list]) => list.map((code) => [code, reason] as const)));
