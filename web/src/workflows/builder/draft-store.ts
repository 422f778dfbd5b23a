import type { Definition, WorkflowDetail } from "@relevo/contract/workflows.ts";
import { RefusalError } from "../../shell/api.ts";
import { begun, done, type History, redone, undone } from "./history.rules.ts";

/** What is being built, and how much of it the desk has. */
export interface Draft {
  history: History<Definition>;
  name: string;
  /** As the desk answered last. */
  server: WorkflowDetail;
  /** What its problems are about. */
  checked: Definition;
  state: "saved" | "waiting" | "saving" | "failed" | "conflict";
  /** Why it is not saved. */
  error: unknown;
}

/** Changes of one moment are saved together, ms. */
const REST = 700;
/** What could not be sent is sent again, ms. */
const AGAIN = 5000;

type Put = (body: { name: string; draft: Definition; revision: number }) => Promise<WorkflowDetail>;

/**
 * A draft that saves itself: one request at a time, each with the revision of the one before. Nothing typed is lost:
 * what could not be saved stays here and is tried again; what somebody else saved meanwhile asks first.
 */
export function draftStore(first: WorkflowDetail, put: Put) {
  let draft = draftOf(first);
  let sent = { definition: draft.history.now, name: draft.name };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();
  const set = (parts: Partial<Draft>) => {
    draft = { ...draft, ...parts };
    for (const listener of listeners) listener();
  };
  const dirty = () => draft.history.now !== sent.definition || draft.name !== sent.name;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const changed = (parts: Partial<Draft>) => {
    if (draft.state === "conflict") return set(parts);
    set({ ...parts, state: running ? "saving" : "waiting" });
    later(REST);
  };
  const save = async (): Promise<boolean> => {
    const { name } = draft;
    const definition = draft.history.now;
    set({ state: "saving" });
    try {
      const server = await put({ name, draft: definition, revision: draft.server.revision });
      sent = { definition, name };
      set({ server, checked: definition, error: undefined, state: dirty() ? "waiting" : "saved" });
      return true;
    } catch (error) {
      const refused = error instanceof RefusalError && error.code !== "FAULT";
      set({ error, state: refused && error.code === "CONFLICT" ? "conflict" : "failed" });
      if (!refused) later(AGAIN);
      return false;
    }
  };
  /** Saves what is not saved yet; answers whether all of it is. */
  function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (draft.state === "conflict") return Promise.resolve(false);
    running ??= (async () => {
      while (dirty()) if (!(await save())) return false;
      set({ state: "saved" });
      return true;
    })().finally(() => {
      running = undefined;
    });
    return running;
  }
  const adopt = (server: WorkflowDetail) => {
    clearTimeout(timer);
    set(draftOf(server));
    sent = { definition: draft.history.now, name: draft.name };
  };
  return {
    get: () => draft,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dirty,
    flush,
    change: (definition: Definition, tag: string | null = null) =>
      changed({ history: done(draft.history, definition, tag) }),
    undo: () => draft.history.past.length > 0 && changed({ history: undone(draft.history) }),
    redo: () => draft.history.future.length > 0 && changed({ history: redone(draft.history) }),
    rename: (name: string) => changed({ name }),
    /** The desk answered an act on it: what is built here stays. */
    answered: (server: WorkflowDetail) => set({ server }),
    /** What the desk has now: taken over where nothing of one's own would be lost. */
    hear(server: WorkflowDetail) {
      if (server.revision > draft.server.revision) {
        if (!dirty() && !running) adopt(server);
      } else if (server.revision === draft.server.revision && !running) set({ server });
    },
    /** Ends a conflict with what somebody else saved. */
    adopt,
    /** Ends a conflict with one's own, saved over it. */
    overwrite(server: WorkflowDetail) {
      set({ server, state: "waiting", error: undefined });
      sent = { definition: server.draft, name: server.name };
      void flush();
    },
  };
}
export type DraftStore = ReturnType<typeof draftStore>;

function draftOf(server: WorkflowDetail): Draft {
  return {
    history: begun(server.draft),
    name: server.name,
    server,
    checked: server.draft,
    state: "saved",
    error: undefined,
  };
}
