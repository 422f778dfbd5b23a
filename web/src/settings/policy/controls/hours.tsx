import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Select } from "../../../design/Select.tsx";
import { calendarsQuery } from "../../calendars/calendars-query.ts";
import type { groups } from "../fields.rules.ts";
import type { Control, ControlProps } from "./control.ts";
import { Length } from "./Length.tsx";
import { Limit } from "./Limit.tsx";

export const hoursControls: Record<(typeof groups)["hours"][number], Control> = {
  calendarId: Hours,
  "targets/firstReplyMinutes": target("firstReplyMinutes"),
  "targets/averageReplyMinutes": target("averageReplyMinutes"),
  "targets/resolutionHours": optionalTarget("resolutionHours", 48),
  "targets/unownedMinutes": target("unownedMinutes"),
  "targets/abandonedMinutes": target("abandonedMinutes"),
  "targets/staleHours": optionalTarget("staleHours", 72),
};

/** No calendar, as a choice: a select takes an empty value for none chosen. */
const always = "always";

type Targets = InboxPolicy["targets"];

function target(
  key: "firstReplyMinutes" | "averageReplyMinutes" | "unownedMinutes" | "abandonedMinutes",
): Control {
  return ({ label, policy: { targets }, wrong, change }) => (
    <Length
      label={label}
      value={targets[key]}
      base="minute"
      wrong={wrong}
      onChange={(value) => change({ targets: { ...targets, [key]: value } })}
    />
  );
}

function optionalTarget(key: "resolutionHours" | "staleHours", begin: number): Control {
  return ({ label, policy: { targets }, preset, wrong, change }) => {
    const set = (value: Targets[typeof key]) => change({ targets: { ...targets, [key]: value } });
    return (
      <Limit
        field={`targets/${key}`}
        label={label}
        value={targets[key]}
        begin={preset.targets[key] ?? begin}
        onChange={set}
      >
        {(value) => <Length label={label} value={value} base="hour" wrong={wrong} onChange={set} />}
      </Limit>
    );
  };
}

function Hours({ t, label, policy, change }: ControlProps) {
  const calendars = useQuery(calendarsQuery).data ?? [];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Select
        label={label}
        choices={[
          { value: always, label: t("settings.policy.allHours") },
          ...calendars.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={policy.calendarId ?? always}
        onChange={(id) => change({ calendarId: id === always ? null : id })}
        className="w-60! max-w-full"
      />
      <Link to="/settings/calendars" className="rounded-small text-accent underline">
        {t("settings.policy.toCalendars")}
      </Link>
    </div>
  );
}
