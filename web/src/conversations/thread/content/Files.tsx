import { downloadFile, type FileRef, type MessageType } from "@relevo/contract/messages.ts";
import { CircleSlash, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Spinner } from "../../../design/Spinner.tsx";
import { address } from "../../../shell/api.ts";
import { sizeOf } from "../../size.ts";
import { AudioPlayer } from "./AudioPlayer.tsx";

/** The files of a message or comment: shown in place where a browser may, else offered for saving. */
export function Files({
  files,
  type,
  author,
}: {
  files: readonly FileRef[];
  type?: MessageType;
  author: string;
}) {
  return files.map((file) => (
    <div key={file.id} className="not-last:mb-1.5">
      {file.state === "ready" ? <Ready {...{ file, type, author }} /> : <Absent file={file} />}
    </div>
  ));
}

function Ready({ file, type, author }: { file: FileRef; type: MessageType | undefined; author: string }) {
  const { t } = useTranslation();
  const { name, mimeType } = file;
  const href = address(downloadFile.path, { id: file.id });
  if (type === "sticker" && picture.test(mimeType))
    return (
      <img
        src={href}
        alt={t("conversations.said.file.sticker")}
        loading="lazy"
        className="size-32 object-contain"
      />
    );
  // The box has its size before the picture comes, so that nothing shifts.
  if (picture.test(mimeType))
    return (
      <a href={href} target="_blank" rel="noopener noreferrer" className="block w-fit max-w-full">
        <img
          src={href}
          alt={t("conversations.said.file.open", { name: name || t("conversations.said.file.image") })}
          loading="lazy"
          className="h-48 w-64 max-w-full rounded-small border border-line bg-sunk object-cover"
        />
      </a>
    );
  if (mimeType.startsWith("audio/")) return <AudioPlayer src={href} author={author} />;
  if (moving.test(mimeType))
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a customer filmed has no captions
      <video
        src={href}
        controls
        preload="metadata"
        aria-label={name || t("conversations.said.file.video")}
        className="aspect-video w-80 max-w-full rounded-small border border-line bg-sunk"
      />
    );
  return <Document file={file} href={href} />;
}

/** By name and size; a PDF opens, the rest is saved. */
function Document({ file: { name, mimeType, size }, href }: { file: FileRef; href: string }) {
  const { t, i18n } = useTranslation();
  const opens = mimeType === "application/pdf";
  return (
    <a
      href={href}
      {...(opens ? { target: "_blank", rel: "noopener noreferrer" } : { download: name })}
      title={t(opens ? "conversations.said.file.open" : "conversations.said.file.download", { name })}
      className="flex w-72 max-w-full items-center gap-2.5 rounded-base border border-line bg-ground px-3 py-2 hover:bg-hover"
    >
      <FileText aria-hidden size={20} className="shrink-0 text-soft" />
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{name}</bdi>
        <span className="block text-small text-soft">
          {[name.split(".").at(-1)?.slice(0, 5).toUpperCase(), size !== null && sizeOf(size, i18n.language)]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
    </a>
  );
}

/** Not here yet, or never. */
function Absent({ file: { name, state } }: { file: FileRef }) {
  const { t } = useTranslation();
  const lost = state === "lost";
  return (
    <p className="flex w-72 max-w-full items-center gap-2.5 rounded-base border border-dashed border-edge px-3 py-2 text-soft">
      {lost ? <CircleSlash aria-hidden size={20} className="shrink-0" /> : <Spinner silent size={20} />}
      <span className="min-w-0">
        {name && <bdi className="block truncate">{name}</bdi>}
        <span className="block text-small">
          {t(lost ? "conversations.said.file.lost" : "conversations.said.file.waiting")}
        </span>
      </span>
    </p>
  );
}

const picture = /^image\/(jpeg|png|gif|webp)$/;
const moving = /^video\/(mp4|webm|3gpp)$/;
