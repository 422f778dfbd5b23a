import { useState } from "preact/hooks";
import type { SentFile } from "../protocol.ts";
import type { Chat } from "./chat.ts";
import { newId } from "./new-id.ts";
import type { Words } from "./words.ts";

/** A file on its way into the next message. */
export interface Upload {
  key: string;
  name: string;
  file?: SentFile;
  /** Why it cannot go. */
  problem?: string;
}
export type Uploads = ReturnType<typeof useUploads>;

const most = 5;
const limit = 10 * 1024 * 1024;

/** The files of the message being written: uploaded at once, named when it is sent. */
export function useUploads(chat: Chat, say: Words) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [notice, setNotice] = useState("");

  function add(files: Iterable<File> | null | undefined): void {
    const fresh = [...(files ?? [])];
    const room = most - uploads.length;
    setNotice(fresh.length > room ? say.tooMany : "");
    for (const file of fresh.slice(0, room)) void start(file);
  }

  async function start(file: File): Promise<void> {
    const key = newId();
    const one: Upload = { key, name: file.name };
    const problem = file.size > limit ? say.tooLarge : file.size === 0 ? say.empty : undefined;
    setUploads((all) => [...all, problem ? { ...one, problem } : one]);
    if (problem) return;
    const answer = await chat.upload(file);
    const done: Upload = answer.ok
      ? { ...one, file: answer.value }
      : { ...one, problem: answer.code === "TOO_LARGE" ? say.tooLarge : say.notUploaded };
    setUploads((all) => all.map((upload) => (upload.key === key ? done : upload)));
  }

  return {
    all: uploads,
    notice,
    add,
    remove: (key: string) => {
      setNotice("");
      setUploads((all) => all.filter((upload) => upload.key !== key));
    },
    /** True while one is still on its way. */
    busy: uploads.some(({ file, problem }) => !file && !problem),
    ready: uploads.flatMap(({ file }) => file ?? []),
    clear: () => setUploads([]),
  };
}
