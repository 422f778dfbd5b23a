import type { Definition } from "@relevo/contract/workflows.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "../../design/Select.tsx";
import { Drawing } from "../inside/Drawing.tsx";
import type { OneWorkflow, WorkflowVersion } from "../queries.ts";
import { Changes } from "./Changes.tsx";
import type { Compare, Which } from "./chosen.rules.ts";

/** A version beside another: what changed in words, and what it is like. */
export function Compared({
  workflow,
  versions,
  compare: { of, against },
  onAgainst,
}: {
  workflow: OneWorkflow;
  versions: readonly WorkflowVersion[];
  compare: Required<Compare>;
  onAgainst: (against: Which) => void;
}) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<string | null>(null);
  const definitionOf = (which: Which | null): Definition =>
    (which === "draft" ? workflow.draft : versions.find(({ version }) => version === which)?.definition) ??
    nothing;
  const nameOf = (which: Which) =>
    which === "draft" ? t("workflows.versions.draft") : t("workflows.versions.version", { version: which });
  const others: Which[] = ["draft", ...versions.map(({ version }) => version)];
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <section className="flex flex-col gap-3">
        <header className="flex flex-wrap items-center gap-3">
          <h2 className="flex-1 basis-40 font-semibold">
            {nameOf(of)}: {t("workflows.versions.changes")}
          </h2>
          <span className="flex items-center gap-2 text-list text-soft">
            {t("workflows.versions.choose")}
            <Select
              className="w-40!"
              label={t("workflows.versions.choose")}
              choices={others
                .filter((which) => which !== of)
                .map((which) => ({ value: String(which), label: nameOf(which) }))}
              value={against === null ? null : String(against)}
              onChange={(value) => onAgainst(value === "draft" ? value : Number(value))}
            />
          </span>
        </header>
        <Changes before={definitionOf(against)} after={definitionOf(of)} />
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold">{t("workflows.versions.drawn")}</h2>
        <Drawing definition={definitionOf(of)} selected={selected} onSelect={setSelected} />
      </section>
    </div>
  );
}

const nothing: Definition = {
  trigger: null,
  conditions: { join: "and", items: [] },
  oncePerContact: false,
  endsWithConversation: false,
  first: null,
  steps: [],
};
