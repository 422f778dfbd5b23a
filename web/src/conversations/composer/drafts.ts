import { useMe } from "../../people/me.ts";
import { stored, useStored } from "../../shell/stored.ts";
import { type Draft, type Drafts, emptied, isEmpty, type Mode, noDrafts, readDrafts } from "./draft.rules.ts";

/** Every draft of this browser, by member and conversation: they survive a reload, and who shares the browser. */
const setting = stored("relevo.drafts", readDrafts);

/** A conversation's drafts, and how to change them. */
export function useDrafts(conversationId: string) {
  const me = useMe().member.id;
  const [all] = useStored(setting);
  const key = `${me} ${conversationId}`;
  return { key, drafts: all[key] ?? noDrafts, ...draftsOf(key) };
}

export function draftsOf(key: string) {
  const change = (how: (now: Drafts) => Drafts) => {
    const { [key]: now = noDrafts, ...others } = setting.get();
    const next = how(now);
    setting.set({ ...others, [key]: next });
  };
  return {
    inHand: () => setting.get()[key] ?? noDrafts,
    setMode: (mode: Mode) => change((now) => ({ ...now, mode })),
    edit: (mode: Mode, part: Partial<Draft>) =>
      change((now) => ({ ...now, [mode]: { ...now[mode], ...part } })),
    empty: (mode: Mode) => change((now) => emptied(now, mode)),
    /** Puts back what could not be sent, unless something else was begun meanwhile. */
    restore: (mode: Mode, draft: Draft) => {
      const now = setting.get()[key] ?? noDrafts;
      if (!isEmpty(now[mode])) return false;
      change((drafts) => ({ ...drafts, mode, [mode]: draft }));
      return true;
    },
  };
}
