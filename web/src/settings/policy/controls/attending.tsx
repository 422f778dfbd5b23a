import { Checkbox } from "../../../design/Checkbox.tsx";
import { classes } from "../../../design/classes.ts";
import { Input } from "../../../design/Input.tsx";
import { Select } from "../../../design/Select.tsx";
import type { groups } from "../fields.rules.ts";
import type { Control } from "./control.ts";
import { Length } from "./Length.tsx";
import { Limit } from "./Limit.tsx";

export const attendingControls: Record<(typeof groups)["attending"][number], Control> = {
  visibility({ t, label, policy, change }) {
    return (
      <Select
        label={label}
        choices={(["own", "queue", "inbox"] as const).map((value) => ({
          value,
          label: t(`settings.policy.visibility.${value}`),
        }))}
        value={policy.visibility}
        onChange={(visibility) => change({ visibility })}
      />
    );
  },
  distribution({ t, label, policy, change }) {
    return (
      <Select
        label={label}
        choices={(["off", "round_robin", "least_open"] as const).map((value) => ({
          value,
          label: t(`settings.policy.distribution.${value}`),
        }))}
        value={policy.distribution}
        onChange={(distribution) => change({ distribution })}
      />
    );
  },
  onlineOnly({ t, policy, change }) {
    return (
      <Checkbox checked={policy.onlineOnly} onChange={(onlineOnly) => change({ onlineOnly })}>
        {t("settings.policy.needOnline")}
      </Checkbox>
    );
  },
  capacity({ t, label, policy, preset, wrong, change }) {
    return (
      <Limit
        field="capacity"
        label={label}
        value={policy.capacity}
        begin={preset.capacity ?? 30}
        onChange={(capacity) => change({ capacity })}
      >
        {(value) => (
          <span className="flex items-center gap-2">
            <Input
              inputMode="numeric"
              aria-label={t("settings.policy.amountOf", { field: label })}
              aria-invalid={wrong || undefined}
              value={Number.isNaN(value) ? "" : String(value)}
              onChange={({ target }) =>
                change({ capacity: /^\d{1,6}$/.test(target.value) ? Number(target.value) : Number.NaN })
              }
              className={classes("w-16! text-end tabular-nums", wrong && "border-breach!")}
            />
            {t("settings.policy.conversations")}
          </span>
        )}
      </Limit>
    );
  },
  rescueMinutes({ label, policy, preset, wrong, change }) {
    const set = (rescueMinutes: number | null) => change({ rescueMinutes });
    return (
      <Limit
        field="rescueMinutes"
        label={label}
        value={policy.rescueMinutes}
        begin={preset.rescueMinutes ?? 10}
        onChange={set}
      >
        {(value) => <Length label={label} value={value} base="minute" wrong={wrong} onChange={set} />}
      </Limit>
    );
  },
  stickyDays({ label, policy, preset, wrong, change }) {
    return (
      <Limit
        field="stickyDays"
        label={label}
        value={policy.stickyDays === 0 ? null : policy.stickyDays}
        begin={preset.stickyDays || 7}
        onChange={(value) => change({ stickyDays: value ?? 0 })}
      >
        {(value) => (
          <Length
            label={label}
            value={value}
            base="day"
            wrong={wrong}
            onChange={(stickyDays) => change({ stickyDays })}
          />
        )}
      </Limit>
    );
  },
  requeueMinutes({ label, policy, preset, wrong, change }) {
    const set = (requeueMinutes: number | null) => change({ requeueMinutes });
    return (
      <Limit
        field="requeueMinutes"
        label={label}
        value={policy.requeueMinutes}
        begin={preset.requeueMinutes ?? 15}
        onChange={set}
      >
        {(value) => <Length label={label} value={value} base="minute" wrong={wrong} onChange={set} />}
      </Limit>
    );
  },
};
