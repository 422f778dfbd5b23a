import { Link } from "@tanstack/react-router";
import { Activity, ArrowLeft, FlaskConical, History, type LucideIcon, Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";

const parts = [
  { to: "/workflows/$workflowId", label: "workflows.parts.editor", icon: Workflow, exact: true },
  { to: "/workflows/$workflowId/runs", label: "workflows.parts.runs", icon: Activity, exact: false },
  { to: "/workflows/$workflowId/versions", label: "workflows.parts.versions", icon: History, exact: false },
  {
    to: "/workflows/$workflowId/simulate",
    label: "workflows.parts.simulate",
    icon: FlaskConical,
    exact: false,
  },
] as const satisfies readonly { icon: LucideIcon; [key: string]: unknown }[];

/** Between the parts of a workflow: where it is made, how it does, what it was, what it would do. */
export function WorkflowParts({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("workflows.parts.label")} className="-ms-2 -mb-px mt-0.5 flex flex-wrap gap-x-1">
      {parts.map(({ to, label, icon: Icon, exact }) => (
        <Link key={to} to={to} params={{ workflowId: id }} activeOptions={{ exact }} className={part}>
          <Icon aria-hidden size={14} className="max-sm:hidden" />
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

/** The head of each part, so that nothing moves between them. */
export const headClass = "shrink-0 border-b border-line bg-ground px-4 pt-2 max-md:px-3";
export const headLineClass = "flex min-h-8 items-center gap-x-2 gap-y-1 max-xl:flex-wrap";

/** Out of a workflow, to all of them. */
export function BackToList() {
  const { t } = useTranslation();
  return (
    <Link
      to="/workflows"
      aria-label={t("workflows.back")}
      title={t("workflows.back")}
      className="-ms-1 flex size-8 shrink-0 items-center justify-center rounded-base text-soft hover:bg-hover hover:text-ink pointer-coarse:size-10"
    >
      <ArrowLeft aria-hidden size={16} />
    </Link>
  );
}

const part =
  "flex h-8.5 items-center gap-1.5 border-b-2 border-transparent px-2 text-list whitespace-nowrap text-soft hover:text-ink data-[status=active]:border-accent data-[status=active]:font-medium data-[status=active]:text-ink pointer-coarse:h-10";
