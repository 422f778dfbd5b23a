import { type AssignTo, longestWait } from "@relevo/contract/workflow-steps.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { Select } from "../../../design/Select.tsx";
import { Switch } from "../../../design/Switch.tsx";
import { ChoiceCards } from "../../../settings/ChoiceCards.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { Duration } from "../inputs/Duration.tsx";
import type { SettingsOf } from "./settings.ts";

const empty: Record<AssignTo["kind"], AssignTo> = {
  member: { kind: "member", memberId: null },
  group: { kind: "group", groupId: null },
  inbox: { kind: "inbox" },
  queue: { kind: "queue", groupId: null },
};
const kinds = ["member", "group", "inbox", "queue"] as const;

/** To whom, by which turn, and who is left out. */
export function AssignSettings({ step, edit, wrong }: SettingsOf<"assign">) {
  const { t } = useTranslation();
  const several = step.to.kind === "group" || step.to.kind === "inbox";
  const named = step.to.kind === "member";
  return (
    <>
      <Field label={t("builder.assign.to")} error={wrong("/to/kind")}>
        <Select
          choices={kinds.map((value) => ({ value, label: t(`builder.assign.kinds.${value}`) }))}
          value={step.to.kind}
          onChange={(kind) => edit({ ...step, to: empty[kind] }, "to")}
        />
      </Field>
      <Whom step={step} edit={edit} wrong={wrong} />
      {several && (
        <ChoiceCards
          label={t("builder.assign.logic")}
          choices={[
            {
              value: "round_robin",
              label: t("builder.assign.roundRobin"),
              about: t("builder.assign.roundRobinAbout"),
            },
            {
              value: "least_open",
              label: t("builder.assign.leastOpen"),
              about: t("builder.assign.leastOpenAbout"),
            },
          ]}
          value={step.logic}
          onChange={(logic) => edit({ ...step, logic }, "logic")}
        />
      )}
      {step.to.kind !== "queue" && (
        <Switch on={step.onlineOnly} onChange={(onlineOnly) => edit({ ...step, onlineOnly }, "onlineOnly")}>
          {t("builder.assign.onlineOnly")}
        </Switch>
      )}
      {several && (
        <Switch
          on={step.excludeFailed}
          onChange={(excludeFailed) => edit({ ...step, excludeFailed }, "excludeFailed")}
        >
          {t("builder.assign.excludeFailed")}
        </Switch>
      )}
      <Switch
        on={step.unlessReassigned}
        onChange={(unlessReassigned) => edit({ ...step, unlessReassigned }, "unlessReassigned")}
      >
        {t("builder.assign.unlessReassigned")}
      </Switch>
      {several && (
        <Field
          label={t("builder.assign.capacity")}
          hint={t("builder.assign.capacityHint")}
          error={wrong("/capacity")}
        >
          <Input
            inputMode="numeric"
            className="w-20! text-end tabular-nums"
            value={step.capacity ?? ""}
            onChange={({ target }) => edit({ ...step, capacity: capacityOf(target.value) }, "capacity")}
          />
        </Field>
      )}
      {(several || (named && step.onlineOnly)) && (
        <>
          <Switch
            on={step.timeoutMinutes !== null}
            onChange={(on) => edit({ ...step, timeoutMinutes: on ? longestWait : null }, "timeout")}
          >
            {t("builder.assign.waits")}
          </Switch>
          {step.timeoutMinutes !== null && (
            <Duration
              label={t("builder.assign.timeout")}
              hint={t("builder.assign.timeoutHint")}
              value={step.timeoutMinutes}
              error={wrong("/timeoutMinutes")}
              onChange={(minutes) => edit({ ...step, timeoutMinutes: minutes ?? longestWait }, "timeout")}
            />
          )}
        </>
      )}
    </>
  );
}

function Whom({ step, edit, wrong }: SettingsOf<"assign">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const { to } = step;
  if (to.kind === "member")
    return (
      <Chooser
        label={t("builder.assign.member")}
        items={things.members
          .filter(({ active }) => active)
          .map(({ id, name, mail }) => ({ id, name, hint: mail }))}
        value={to.memberId}
        error={wrong("/to/memberId")}
        onChange={(memberId) => edit({ ...step, to: { kind: "member", memberId } }, "to")}
      />
    );
  if (to.kind === "group")
    return (
      <Chooser
        label={t("builder.assign.group")}
        items={things.groups.map(({ id, name }) => ({ id, name }))}
        value={to.groupId}
        error={wrong("/to/groupId")}
        onChange={(groupId) => edit({ ...step, to: { kind: "group", groupId } }, "to")}
      />
    );
  if (to.kind === "queue")
    return (
      <Chooser
        label={t("builder.assign.queue")}
        none={t("builder.assign.inboxQueue")}
        items={things.groups.map(({ id, name }) => ({ id, name }))}
        value={to.groupId}
        error={wrong("/to/groupId")}
        onChange={(groupId) => edit({ ...step, to: { kind: "queue", groupId } }, "to")}
      />
    );
  return null;
}

function capacityOf(typed: string): number | null {
  const number = Number.parseInt(typed, 10);
  return Number.isNaN(number) ? null : Math.min(200, Math.max(1, number));
}
