import { type FileRef, fileLimit } from "@relevo/contract/messages.ts";
import i18next from "i18next";
import { useCallback, useSyncExternalStore } from "react";
import { newId } from "../../shell/ids.ts";
import { sayRefusal } from "../refusal.ts";
import { sizeOf } from "../size.ts";
import { upload } from "./upload.ts";

/** A file on its way up, or one that did not arrive. */
export interface Upload {
  key: string;
  name: string;
  /** 0 to 1. */
  part: number;
  /** Why it did not arrive, in the person's words. */
  problem: string | null;
  cancel(): void;
}

const none: readonly Upload[] = [];
const listeners = new Set<() => void>();
const uploads = new Map<string, readonly Upload[]>();

/** The uploads of a draft, named by `place`. They go on while another conversation is open. */
export function useUploads(place: string): readonly Upload[] {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => uploads.get(place) ?? none, [place]),
  );
}

/** Uploads files for the draft at `place`; each goes to `onReady` when it is there. */
export function startUploads(place: string, files: readonly File[], onReady: (file: FileRef) => void): void {
  for (const file of files) void start(place, file, onReady);
}

async function start(place: string, file: File, onReady: (file: FileRef) => void): Promise<void> {
  const key = newId();
  const stop = new AbortController();
  const cancel = () => {
    stop.abort();
    drop(place, key);
  };
  put(place, { key, name: file.name, part: 0, problem: null, cancel });
  const fail = (problem: string) => edit(place, key, { problem });
  if (file.size === 0) return fail(i18next.t("refusals.FILE_EMPTY"));
  if (file.size > fileLimit) return fail(tooLarge());
  try {
    const ready = await upload(file, (part) => edit(place, key, { part }), stop.signal);
    drop(place, key);
    onReady(ready);
  } catch (error) {
    if (!stop.signal.aborted) fail(sayRefusal(error));
  }
}

function tooLarge(): string {
  return i18next.t("conversations.act.refused.tooLarge", { limit: sizeOf(fileLimit, i18next.language) });
}

function put(place: string, upload: Upload) {
  change(place, [...(uploads.get(place) ?? none), upload]);
}

function edit(place: string, key: string, part: Partial<Upload>) {
  const now = uploads.get(place) ?? none;
  change(
    place,
    now.map((one) => (one.key === key ? { ...one, ...part } : one)),
  );
}

function drop(place: string, key: string) {
  change(
    place,
    (uploads.get(place) ?? none).filter((one) => one.key !== key),
  );
}

function change(place: string, next: readonly Upload[]) {
  if (next.length > 0) uploads.set(place, next);
  else uploads.delete(place);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
