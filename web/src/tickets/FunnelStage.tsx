import type { ReturnTarget } from "@relevo/contract/resolution-rules.ts";
import { useQuery } from "@tanstack/react-query";
import { Field } from "../design/Field.tsx";
import { Select } from "../design/Select.tsx";
import { funnelsQuery } from "./funnels.ts";
import { firstStage } from "./stage.rules.ts";

/** A funnel, and a stage of it where a ticket can begin: another funnel begins with its first one. */
export function FunnelStage({
  value,
  onChange,
  labels,
  error,
  narrow = false,
}: {
  value: ReturnTarget | undefined;
  onChange: (value: ReturnTarget) => void;
  labels: { funnel: string; stage: string };
  error?: string | undefined;
  /** There is no room for two fields in a line. */
  narrow?: boolean;
}) {
  const funnels = useQuery(funnelsQuery).data ?? [];
  const funnel = funnels.find(({ id }) => id === value?.funnelId);
  const stages = (funnel?.stages ?? []).filter(({ id, type }) => type === "normal" || id === value?.stageId);
  const choose = (funnelId: string) => {
    const first = firstStage(funnels.find(({ id }) => id === funnelId));
    if (first) onChange({ funnelId, stageId: first.id });
  };
  return (
    <div className={narrow ? "flex flex-col gap-3" : "grid grid-cols-2 gap-3 max-sm:grid-cols-1"}>
      <Field label={labels.funnel}>
        <Select
          choices={funnels.map(({ id, name }) => ({ value: id, label: name }))}
          value={value?.funnelId ?? null}
          onChange={choose}
          label={labels.funnel}
        />
      </Field>
      <Field label={labels.stage} error={error}>
        <Select
          choices={stages.map(({ id, name }) => ({ value: id, label: name }))}
          value={value?.stageId ?? null}
          onChange={(stageId) => value && onChange({ ...value, stageId })}
          label={labels.stage}
          disabled={stages.length === 0}
        />
      </Field>
    </div>
  );
}
