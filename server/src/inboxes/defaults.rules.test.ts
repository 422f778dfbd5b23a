import { Language } from "@relevo/contract/words.ts";
import { expect, test } from "vitest";
import { defaultInboxes } from "./defaults.rules.ts";

test.each(Language.options)(
  "S1-2 S1-4 S1-5 S1-6: four inboxes with 0, 4, 3 and 4 reasons (%s)",
  (language) => {
    const inboxes = defaultInboxes(language);
    expect(inboxes.map(({ reasons }) => reasons.length)).toEqual([0, 4, 3, 4]);
    expect(inboxes.filter(({ global }) => global).map(({ name }) => name)).toEqual(["Global"]);
    const names = inboxes.map(({ name }) => name);
    expect(new Set(names).size).toBe(4);
    for (const { reasons } of inboxes) expect(new Set(reasons).size).toBe(reasons.length);
  },
);
