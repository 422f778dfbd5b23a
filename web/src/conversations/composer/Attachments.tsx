import type { FileRef } from "@relevo/contract/messages.ts";
import { CircleAlert, FileText, Image, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { sizeOf } from "../size.ts";
import type { Upload } from "./uploads.ts";

/** What goes with the text: there already, on its way up, or not arrived. */
export function Attachments({
  files,
  uploads,
  onRemove,
}: {
  files: readonly FileRef[];
  uploads: readonly Upload[];
  onRemove: (id: string) => void;
}) {
  const { t, i18n } = useTranslation();
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <ul
      aria-label={t("conversations.compose.attachments")}
      className="scroll-quiet flex max-h-40 flex-wrap gap-2 overflow-y-auto"
    >
      {files.map(({ id, name, mimeType, size }) => (
        <Chip key={id} name={name} image={mimeType.startsWith("image/")} onRemove={() => onRemove(id)}>
          {size !== null && sizeOf(size, i18n.language)}
        </Chip>
      ))}
      {uploads.map(({ key, name, part, problem, cancel }) => (
        <Chip key={key} name={name} problem={problem !== null} onRemove={cancel}>
          {problem ?? <Progress part={part} />}
        </Chip>
      ))}
    </ul>
  );
}

function Chip({
  name,
  image = false,
  problem = false,
  onRemove,
  children,
}: {
  name: string;
  image?: boolean;
  problem?: boolean;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const Icon = problem ? CircleAlert : image ? Image : FileText;
  return (
    <li
      className={classes(
        "flex max-w-full min-w-0 items-center gap-2 rounded-base border bg-ground py-1 ps-2.5 pe-1",
        problem ? "border-breach" : "border-line",
      )}
    >
      <Icon aria-hidden size={16} className={classes("shrink-0", problem ? "text-breach" : "text-soft")} />
      <span className="flex min-w-0 flex-col">
        <span className="max-w-52 truncate text-list">{name}</span>
        <span className={classes("text-small", problem ? "text-breach" : "text-soft")}>{children}</span>
      </span>
      <IconButton
        size="small"
        type="button"
        icon={X}
        label={t("conversations.compose.removeFile", { name })}
        onClick={onRemove}
      />
    </li>
  );
}

function Progress({ part }: { part: number }) {
  const { t } = useTranslation();
  const percent = Math.round(part * 100);
  return (
    <span className="flex items-center gap-2">
      <progress
        value={part}
        aria-label={t("conversations.compose.uploading", { percent })}
        className="h-1 w-24 appearance-none overflow-hidden rounded-full bg-hover [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent"
      />
      <span aria-hidden className="tabular-nums">
        {percent} %
      </span>
    </span>
  );
}
