import { comment } from "@relevo/contract/messages.ts";
import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { putItems } from "../../live/frames.ts";
import { call, RefusalError } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";
import { sayFailures, sayRefusal } from "../refusal.ts";
import type { Draft } from "./draft.rules.ts";
import { stillNamed } from "./mention.rules.ts";
import { placeNote } from "./note/note.rules.ts";

/** What is wrong with a comment, each in its place. */
export interface NoteWrongs {
  thin: boolean;
  lacking: readonly CommentTrigger[];
  problem: string | undefined;
}

const nothingWrong: NoteWrongs = { thin: false, lacking: [], problem: undefined };

/**
 * Saves a comment that must say enough: it stays where it is written until the server has taken it, so that what is
 * wrong is said there.
 */
export function useSaveNote(conversationId: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [wrongs, setWrongs] = useState(nothingWrong);
  const id = useRef<string>(undefined);
  return {
    busy,
    wrongs,
    /** It was edited: what was said about it no longer holds. */
    edited() {
      id.current = undefined;
      if (wrongs !== nothingWrong) setWrongs(nothingWrong);
    },
    /** Answers whether it was saved. */
    async save({ text, files, mentions, chips }: Draft): Promise<boolean> {
      if (busy) return false;
      setBusy(true);
      setWrongs(nothingWrong);
      // Sent again after no answer came, it is the same comment.
      id.current ??= newId();
      const body = {
        id: id.current,
        text: text.trim(),
        mentionIds: stillNamed(text, mentions).map((one) => one.id),
        fileIds: files.map((file) => file.id),
        chips: [...chips],
      };
      try {
        putItems(queries, [await call(comment, { params: { id: conversationId }, body }, { key: body.id })]);
        id.current = undefined;
        return true;
      } catch (error) {
        if (error instanceof RefusalError) id.current = undefined;
        setWrongs(wrongsOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

function wrongsOf(error: unknown): NoteWrongs {
  if (!(error instanceof RefusalError) || error.failures.length === 0)
    return { ...nothingWrong, problem: sayRefusal(error) };
  const { thin, lacking, rest } = placeNote(error.failures);
  return { thin, lacking, problem: rest.length > 0 ? sayFailures(rest) : undefined };
}
