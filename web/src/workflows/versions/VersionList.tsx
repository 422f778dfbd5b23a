import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import type { OneWorkflow, WorkflowVersion } from "../queries.ts";
import type { Which } from "./chosen.rules.ts";

/** The draft, then every version: since when, and by whom. */
export function VersionList({
  workflow: { state, version: latest, changed },
  versions,
  chosen,
  onChoose,
}: {
  workflow: OneWorkflow;
  versions: readonly WorkflowVersion[];
  chosen: Which;
  onChoose: (which: Which) => void;
}) {
  const { t } = useTranslation();
  return (
    <ol className="flex flex-col gap-1">
      <Line
        chosen={chosen === "draft"}
        onChoose={() => onChoose("draft")}
        title={t("workflows.versions.draft")}
      >
        {changed
          ? t("workflows.versions.draftChanged")
          : t("workflows.versions.draftSame", { version: latest ?? 0 })}
      </Line>
      {versions.map(({ version, at, by }) => (
        <Line
          key={version}
          chosen={chosen === version}
          onChoose={() => onChoose(version)}
          title={t("workflows.versions.version", { version })}
          mark={
            state === "published" &&
            version === latest && (
              <span className="flex items-center gap-1 text-small text-answered">
                <CircleCheck aria-hidden size={12} />
                {t("workflows.versions.inForce")}
              </span>
            )
          }
        >
          {by?.name ?? t("workflows.versions.system")} · <RelativeTime at={at} />
        </Line>
      ))}
    </ol>
  );
}

function Line({
  chosen,
  onChoose,
  title,
  mark,
  children,
}: {
  chosen: boolean;
  onChoose: () => void;
  title: string;
  mark?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        className="flex w-full flex-col rounded-base px-3 py-2 text-start hover:bg-hover aria-pressed:bg-selected"
      >
        <span className="flex items-baseline gap-2">
          <span className="font-medium">{title}</span>
          {mark}
        </span>
        <span className="text-small text-soft">{children}</span>
      </button>
    </li>
  );
}
