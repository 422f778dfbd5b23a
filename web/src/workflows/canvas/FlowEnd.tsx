import type { NodeProps } from "@xyflow/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCanvas } from "./canvas-context.ts";
import type { EndNode } from "./FlowCanvas.tsx";
import type { Place } from "./flow.rules.ts";
import { Joints } from "./Joints.tsx";

/** Where nothing follows: the way ends, or goes on with what one adds. */
export function FlowEnd({ data }: NodeProps<EndNode>) {
  const { t } = useTranslation();
  const { readOnly } = useCanvas();
  if (!data.open) return null;
  return (
    <span className="flex size-full items-center justify-center text-tiny text-soft">
      {readOnly ? (
        <span title={t("flow.endsHere")} className="rounded-full border border-line bg-ground px-1.5">
          {t("flow.end")}
        </span>
      ) : (
        <InsertButton place={data.open} />
      )}
      <Joints />
    </span>
  );
}

/** Adds a step there. */
export function InsertButton({ place }: { place: Place }) {
  const { tools } = useCanvas();
  if (!tools?.mayInsert(place)) return null;
  const label = tools.insertLabel(place);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => tools.onInsert(place)}
      className="nopan pointer-events-auto flex size-6 shrink-0 items-center justify-center rounded-full border border-rim bg-ground text-soft transition-colors duration-100 hover:border-accent hover:text-accent pointer-coarse:size-7"
    >
      <Plus aria-hidden size={14} />
    </button>
  );
}
