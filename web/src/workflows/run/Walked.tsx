import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { stepOf } from "../canvas/flow.rules.ts";
import { Drawing } from "../inside/Drawing.tsx";
import { passesOf } from "./passes.rules.ts";
import { StepList } from "./StepList.tsx";
import { useWhy } from "./use-why.ts";

/** A run, real or simulated: drawn on its definition, and told step by step. */
export function Walked({
  definition,
  steps,
  children,
}: {
  definition: Definition;
  steps: readonly RunStep[];
  /** Beside the steps, below them. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { ofPass } = useWhy();
  const [selected, setSelected] = useState<string | null>(null);
  const { marks, edges } = useMemo(
    () => passesOf(definition, steps, (pass) => ofPass(pass, stepOf(definition, pass.step))),
    [definition, steps, ofPass],
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_22rem] gap-6 max-lg:grid-cols-1">
      <Drawing
        tall
        definition={definition}
        marks={marks}
        edgeMarks={edges}
        selected={selected}
        onSelect={setSelected}
      />
      <div className="flex flex-col gap-6 max-lg:order-first">
        <section className="flex flex-col gap-2">
          <h2 className="font-semibold">{t("workflows.run.steps")}</h2>
          <StepList definition={definition} steps={steps} selected={selected} onSelect={setSelected} />
        </section>
        {children}
      </div>
    </div>
  );
}
