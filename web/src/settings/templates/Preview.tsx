import type { Template } from "@relevo/contract/templates.ts";
import { FileImage, FileText, FileVideo, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type Part, partsOf } from "./parts.rules.ts";

/** A template as the customer would see it, its variables filled with their examples and marked. */
export function Preview({ template }: { template: Template }) {
  const { t } = useTranslation();
  const { name, header, body, footer, buttons, variables } = template;
  return (
    <figure
      aria-label={t("settings.templates.preview", { name })}
      className="flex min-w-0 flex-col gap-2 rounded-base bg-sunk px-3 py-2.5 wrap-anywhere"
    >
      {header && header.kind !== "text" && <MediaHeader kind={header.kind} />}
      {header?.kind === "text" && (
        <p className="font-semibold">
          <Parts parts={partsOf(header.text, variables, "header")} />
        </p>
      )}
      <p className="whitespace-pre-wrap">
        <Parts parts={partsOf(body, variables, "body")} />
      </p>
      {footer && <p className="text-small text-soft">{footer}</p>}
      {buttons.length > 0 && (
        <ul className="-mx-3 -mb-2.5 divide-y divide-line border-t border-line text-center">
          {buttons.map(({ text }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the buttons of a template never change places
            <li key={place} className="px-3 py-1.5 font-medium text-accent">
              {text}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function Parts({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation();
  return parts.map((part, place) =>
    "text" in part ? (
      part.text
    ) : (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
        key={place}
        title={t("settings.templates.variable", { key: part.key })}
        className="rounded-small bg-selected px-0.5 text-ink"
      >
        {part.example}
      </mark>
    ),
  );
}

const mediaIcons: Record<"image" | "video" | "document", LucideIcon> = {
  image: FileImage,
  video: FileVideo,
  document: FileText,
};

/** Where the picture, video or document will stand. */
function MediaHeader({ kind }: { kind: "image" | "video" | "document" }) {
  const { t } = useTranslation();
  const Icon = mediaIcons[kind];
  return (
    <span className="flex h-20 flex-col items-center justify-center gap-1 rounded-small bg-hover text-small text-soft">
      <Icon aria-hidden size={20} />
      {t(`settings.templates.headers.${kind}`)}
    </span>
  );
}
