import { useEffect, useState } from "preact/hooks";
import type { SentFile } from "../protocol.ts";
import type { Chat } from "./chat.ts";
import { FileIcon } from "./icons.tsx";
import type { Words } from "./words.ts";

/** Images that a browser draws and that cannot carry scripts. */
const drawn = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** A file of the thread: its picture, or its name; a click downloads it. */
export function Attachment({ file, chat, say }: { file: SentFile; chat: Chat; say: Words }) {
  const picture = drawn.has(file.mimeType);
  const [address, setAddress] = useState<string>();
  const [lost, setLost] = useState(false);

  async function fetchIt(): Promise<string | undefined> {
    const answer = await chat.download(file.id);
    setLost(!answer.ok);
    return answer.ok ? URL.createObjectURL(answer.value) : undefined;
  }
  useEffect(() => {
    if (!picture) return;
    let made: string | undefined;
    let gone = false;
    void fetchIt().then((url) => {
      made = url;
      if (gone && url) URL.revokeObjectURL(url);
      else setAddress(url);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [file.id]);

  async function download(): Promise<void> {
    const url = address ?? (await fetchIt());
    if (!url) return;
    const link = document.createElement("a");
    link.href = url;
    link.download = file.name;
    link.click();
    if (!address) setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  const label = `${say.download} ${file.name}`;
  if (picture && !lost)
    return (
      <button
        type="button"
        class="picture"
        aria-label={label}
        title={file.name}
        onClick={() => void download()}
      >
        {address && <img src={address} alt="" />}
      </button>
    );
  return (
    <button type="button" class="file" aria-label={label} onClick={() => void download()}>
      <FileIcon />
      <span class="name" dir="auto">
        {file.name}
      </span>
      <span class="soft">{lost ? say.lost : sizeWords(file.size)}</span>
    </button>
  );
}

function sizeWords(size: number | null): string {
  if (size === null) return "";
  return size < 1024 * 1024
    ? `${Math.max(1, Math.round(size / 1024))} KB`
    : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
