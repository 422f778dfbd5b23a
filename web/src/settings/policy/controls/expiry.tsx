import { Select } from "../../../design/Select.tsx";
import type { groups } from "../fields.rules.ts";
import type { Control } from "./control.ts";
import { Length } from "./Length.tsx";
import { Limit } from "./Limit.tsx";

export const expiryControls: Record<(typeof groups)["expiry"][number], Control> = {
  "expiry/withoutTicket"({ t, label, policy: { expiry }, change }) {
    return (
      <Select
        label={label}
        choices={(["leave", "create"] as const).map((value) => ({
          value,
          label: t(`settings.policy.withoutTicket.${value}`),
        }))}
        value={expiry.withoutTicket}
        onChange={(withoutTicket) => change({ expiry: { ...expiry, withoutTicket } })}
      />
    );
  },
  "expiry/finaliseHours"({ label, policy: { expiry }, preset, wrong, change }) {
    const set = (finaliseHours: number | null) => change({ expiry: { ...expiry, finaliseHours } });
    return (
      <Limit
        field="expiry/finaliseHours"
        label={label}
        value={expiry.finaliseHours}
        begin={preset.expiry.finaliseHours ?? 168}
        onChange={set}
      >
        {(value) => <Length label={label} value={value} base="hour" wrong={wrong} onChange={set} />}
      </Limit>
    );
  },
  "expiry/templateHours"({ label, policy: { expiry }, wrong, change }) {
    return (
      <Length
        label={label}
        value={expiry.templateHours}
        base="hour"
        wrong={wrong}
        onChange={(templateHours) => change({ expiry: { ...expiry, templateHours } })}
      />
    );
  },
};
