/** What to do after the Graph API answered a send with an error. `after` is in ms. `reason` is a key to a text. */
export type Verdict =
  | { action: "retry"; after: number; reason: string }
  | { action: "fail"; reason: string }
  | { action: "pause"; reason: string };

/**
 * Decides by `error.code` alone: HTTP status and subcode are not to be relied on. `attempt` counts the answers of
 * this kind so far, from 0: Meta's own back-off is 4^attempt seconds. `fail` is final for this message, `pause`
 * stops the whole connection until a person mends it. A code nobody has heard of is an answer too: it fails.
 */
export function decideCode(code: number, attempt: number): Verdict {
  if (code >= 200 && code <= 299) return { action: "pause", reason: "no-permission" };
  const entry = codes.get(code);
  if (!entry) return { action: "fail", reason: "unknown" };
  const { action, reason } = entry;
  if (action !== "retry") return { action, reason };
  if (attempt >= (entry.times ?? maxRetries)) return { action: "fail", reason };
  return { action, reason, after: 4 ** attempt * 1000 };
}

/** 4^0 … 4^5 s: the last retry comes 23 minutes after the first answer, well within the 24 h window. */
const maxRetries = 6;

type Entry = { action: Verdict["action"]; reason: string; times?: number };

const codes = new Map<number, Entry>([
  ...entries("pause", { "token-invalid": [0, 190], "no-permission": [3, 10, 131005] }),
  ...entries("retry", {
    "channel-fault": [2, 131000, 131016],
    "rate-limit": [4, 80007, 130429],
    "pair-rate-limit": [131056],
    "channel-maintenance": [131057, 133004, 133016],
  }),
  [1, { action: "retry", reason: "channel-fault", times: 1 }],
  ...entries("fail", {
    "window-closed": [131047],
    undeliverable: [131026],
    "ecosystem-limit": [131049],
    "opted-out": [131050],
    experiment: [130472],
    "spam-limit": [131048],
    "account-locked": [368, 131031],
    "country-restricted": [130497],
    "payment-problem": [131042],
    "display-name": [131037],
    "phone-required": [131062],
    "bad-request": [100, 33, 131008, 131009, 131055],
    "own-number": [131021],
    "unsupported-type": [131051],
    "media-not-fetched": [131052],
    "media-refused": [131053],
    "template-missing": [132001],
    "template-parameters": [132000, 132005, 132012],
    "template-policy": [132007],
    "template-paused": [132015],
    "template-disabled": [132016],
    "flow-blocked": [132068, 132069],
    "number-not-registered": [133010],
  }),
]);

function entries(action: Verdict["action"], reasons: Record<string, number[]>): [number, Entry][] {
  return Object.entries(reasons).flatMap(([reason, list]) =>
    list.map((code): [number, Entry] => [code, { action, reason }]),
  );
}
