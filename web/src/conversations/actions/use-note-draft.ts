import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { useState } from "react";
import { RefusalError } from "../../shell/api.ts";
import { emptyNote, type Note, placeNote, withChip } from "../composer/note/note.rules.ts";
import { sayFailures, sayRefusal } from "../refusal.ts";

/** A comment that an act may carry, the act's attempts, and what refused them, each in its place. */
export function useNoteDraft(begun?: Note) {
  const [note, setNote] = useState(begun);
  const [busy, setBusy] = useState(false);
  const [thin, setThin] = useState(false);
  const [lacking, setLacking] = useState<readonly CommentTrigger[]>([]);
  const [problem, setProblem] = useState<string>();
  const edit = (part: Partial<Note>) => {
    setNote((now = emptyNote) => ({ ...now, ...part }));
    setThin(false);
    if (part.chips) setLacking([]);
  };
  /** Opens the comment with the chips that are due. */
  const open = (due: readonly CommentTrigger[]) =>
    setNote((now = emptyNote) => ({
      ...now,
      chips: due.reduce((chips, trigger) => withChip(chips, trigger, new Date().toISOString()), now.chips),
    }));
  const fail = (error: unknown) => {
    if (!(error instanceof RefusalError) || error.failures.length === 0) return setProblem(sayRefusal(error));
    const placed = placeNote(error.failures);
    if (placed.due.length > 0) open(placed.due);
    setThin(placed.thin);
    setLacking(placed.lacking);
    const untold = error.failures.filter(
      (one) => one.code === "COMMENT_REQUIRED" || placed.rest.includes(one),
    );
    setProblem(untold.length > 0 ? sayFailures(untold) : undefined);
  };
  return {
    note,
    edit,
    open,
    busy,
    thin,
    lacking,
    problem,
    /** Answers whether it was done. */
    async attempt(act: (note: Note | undefined) => Promise<void>): Promise<boolean> {
      setBusy(true);
      setProblem(undefined);
      try {
        await act(note && note.text.trim() === "" && note.chips.length === 0 ? undefined : note);
        return true;
      } catch (error) {
        fail(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
