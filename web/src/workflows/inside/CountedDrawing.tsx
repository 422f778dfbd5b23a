import type { Definition } from "@relevo/contract/workflows.ts";
import type { ReactNode } from "react";
import { triggerId } from "../canvas/flow.rules.ts";
import type { countsOf } from "../monitor/counts.rules.ts";
import { Drawing } from "./Drawing.tsx";
import { StepFilter } from "./StepFilter.tsx";

/** A step, and one of its ways. */
export interface ChosenWay {
  step?: string | undefined;
  edge?: string | undefined;
}

/** Which ways were taken, or would have been, on the drawing; a step or a way leads to those who took it. */
export function CountedDrawing({
  title,
  about,
  definition,
  counts: { marks, edges },
  chosen: { step, edge },
  onChange,
  className = "",
}: {
  title: string;
  about: ReactNode;
  definition: Definition;
  counts: ReturnType<typeof countsOf>;
  chosen: ChosenWay;
  onChange: (chosen: ChosenWay) => void;
  className?: string;
}) {
  return (
    <section className={`flex flex-col gap-2 ${className}`}>
      <h3 className="font-semibold">{title}</h3>
      <p className="text-list text-soft">{about}</p>
      <Drawing
        definition={definition}
        marks={marks}
        edgeMarks={edges}
        selected={step ?? null}
        onWay={({ from, edge: way }) => onChange({ step: from, edge: way })}
        onSelect={(id) =>
          onChange({ step: id === null || id === triggerId ? undefined : id, edge: undefined })
        }
      />
      {step !== undefined && (
        <StepFilter
          definition={definition}
          edges={edges}
          step={step}
          edge={edge}
          onChange={(way) => onChange(way ?? { step: undefined, edge: undefined })}
        />
      )}
    </section>
  );
}
