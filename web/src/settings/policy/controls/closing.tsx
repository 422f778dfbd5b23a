import { Checkbox } from "../../../design/Checkbox.tsx";
import { Select } from "../../../design/Select.tsx";
import type { groups } from "../fields.rules.ts";
import type { Control } from "./control.ts";
import { Length } from "./Length.tsx";
import { Limit } from "./Limit.tsx";
import { Several } from "./Several.tsx";

export const closingControls: Record<(typeof groups)["closing" | "comments"][number], Control> = {
  "close/anyOf"({ t, policy: { close }, change }) {
    return (
      <Several
        keepOne
        choices={(["replied", "elsewhere", "follow_up", "confirmed"] as const).map((value) => ({
          value,
          label: t(`settings.policy.evidence.${value}`),
        }))}
        chosen={close.anyOf}
        onChange={(anyOf) => change({ close: { ...close, anyOf } })}
      />
    );
  },
  "close/ticket"({ t, policy: { close }, change }) {
    return (
      <Checkbox checked={close.ticket} onChange={(ticket) => change({ close: { ...close, ticket } })}>
        {t("settings.policy.needTicket")}
      </Checkbox>
    );
  },
  "close/note"({ t, label, policy: { close }, change }) {
    return (
      <Select
        label={label}
        choices={(["when_needed", "always"] as const).map((value) => ({
          value,
          label: t(`settings.policy.note.${value}`),
        }))}
        value={close.note}
        onChange={(note) => change({ close: { ...close, note } })}
      />
    );
  },
  "close/contactFields"({ t, policy: { close }, change }) {
    return (
      <Several
        choices={(["name", "phone", "mail", "phone_or_mail"] as const).map((value) => ({
          value,
          label: t(`settings.policy.contactFields.${value}`),
        }))}
        chosen={close.contactFields}
        onChange={(contactFields) => change({ close: { ...close, contactFields } })}
      />
    );
  },
  "close/company"({ t, label, policy: { close }, change }) {
    return (
      <Select
        label={label}
        choices={(["hidden", "warn", "block"] as const).map((value) => ({
          value,
          label: t(`settings.policy.company.${value}`),
        }))}
        value={close.company}
        onChange={(company) => change({ close: { ...close, company } })}
      />
    );
  },
  "close/override"({ t, label, policy: { close }, change }) {
    return (
      <Select
        label={label}
        choices={(["supervisor", "admin"] as const).map((value) => ({
          value,
          label: t(`settings.policy.override.${value}`),
        }))}
        value={close.override}
        onChange={(override) => change({ close: { ...close, override } })}
      />
    );
  },
  reopenGraceMinutes({ label, policy, preset, wrong, change }) {
    return (
      <Limit
        field="reopenGraceMinutes"
        label={label}
        value={policy.reopenGraceMinutes === 0 ? null : policy.reopenGraceMinutes}
        begin={preset.reopenGraceMinutes || 30}
        onChange={(value) => change({ reopenGraceMinutes: value ?? 0 })}
      >
        {(value) => (
          <Length
            label={label}
            value={value}
            base="minute"
            wrong={wrong}
            onChange={(reopenGraceMinutes) => change({ reopenGraceMinutes })}
          />
        )}
      </Limit>
    );
  },
  commentTriggers({ t, policy, change }) {
    return (
      <Several
        choices={(["external", "unusual", "missing_data", "handover"] as const).map((value) => ({
          value,
          label: t(`settings.policy.triggers.${value}`),
        }))}
        chosen={policy.commentTriggers}
        onChange={(commentTriggers) => change({ commentTriggers })}
      />
    );
  },
};
