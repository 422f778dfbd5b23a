import type { NodeProps } from "@xyflow/react";
import { useCanvas } from "./canvas-context.ts";
import type { CardNode } from "./FlowCanvas.tsx";
import { Joints } from "./Joints.tsx";
import { StepCard } from "./StepCard.tsx";

/** A step's card where it stands on the canvas. */
export function FlowCard({ data }: NodeProps<CardNode>) {
  const { selected } = useCanvas();
  return (
    <>
      <StepCard id={data.step} chosen={selected === data.step} />
      <Joints />
    </>
  );
}
