import { type TaskKind, taskKinds } from "@relevo/contract/tasks.ts";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { classes } from "../design/classes.ts";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { Picker } from "../design/Picker.tsx";
import { Select } from "../design/Select.tsx";
import { membersQuery } from "../people/lists.ts";
import { Problem } from "../refusals/Form.tsx";
import { useSubmit } from "../refusals/use-submit.ts";
import { fromField, toField } from "./due.rules.ts";

export interface TaskFields {
  kind: TaskKind;
  title: string;
  ownerId: string | null;
  dueAt: string | null;
}

const places = {
  fields: { title: "tasks.missingTitle", dueAt: "tasks.badDue", ownerId: "tasks.badOwner" },
  codes: {
    DATE_PAST: { field: "dueAt", words: "tasks.badDue" },
    TARGET_INACTIVE: { field: "ownerId", words: "tasks.badOwner" },
  },
} as const;

/** What is to be done, by whom and until when; not a form of its own, so that it can stand inside of one. */
export function TaskForm({
  initial,
  act,
  save,
  onCancel,
  narrow = false,
}: {
  initial: TaskFields;
  /** What the button says. */
  act: string;
  save: (fields: TaskFields, key: string) => Promise<void>;
  onCancel: () => void;
  narrow?: boolean;
}) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(initial);
  const people = (useQuery(membersQuery).data ?? []).filter(
    ({ active, role }) => active && role !== "viewer",
  );
  const submission = useSubmit<"title" | "dueAt" | "ownerId">(
    places,
    (key) => save({ ...fields, title: fields.title.trim() }, key),
    () => (fields.title.trim() === "" ? { title: "tasks.missingTitle" } : {}),
  );
  const { error, edited, busy, problem, submit } = submission;
  // Beside a thread it opens at the lower end of what is seen, with only its first field in view.
  const show = useCallback((form: HTMLDivElement | null) => form?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div ref={show} className="flex w-full scroll-my-3 flex-col gap-3">
      <Problem>{problem}</Problem>
      <Field label={t("tasks.what")} error={error("title")}>
        <Input
          autoFocus
          maxLength={120}
          value={fields.title}
          onChange={({ target }) => {
            setFields({ ...fields, title: target.value });
            edited("title");
          }}
          onKeyDown={(event) => event.key === "Enter" && submit(event)}
        />
      </Field>
      <div className={classes("grid gap-3", !narrow && "grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]")}>
        <Field label={t("tasks.kind")}>
          <Select
            choices={taskKinds.map((value) => ({ value, label: t(`tasks.kinds.${value}`) }))}
            value={fields.kind}
            onChange={(kind) => setFields({ ...fields, kind })}
            label={t("tasks.kind")}
          />
        </Field>
        <Field label={t("tasks.owner")} error={error("ownerId")}>
          <Picker
            items={people}
            value={fields.ownerId}
            onChange={(ownerId) => {
              setFields({ ...fields, ownerId });
              edited("ownerId");
            }}
            label={t("tasks.owner")}
          />
        </Field>
        <Field label={t("tasks.due")} error={error("dueAt")}>
          <Input
            type="datetime-local"
            value={toField(fields.dueAt)}
            onChange={({ target }) => {
              setFields({ ...fields, dueAt: fromField(target.value) });
              edited("dueAt");
            }}
          />
        </Field>
      </div>
      <div className="flex gap-2">
        <Button size="small" variant="primary" loading={busy} onClick={submit}>
          {act}
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          {t("tasks.cancel")}
        </Button>
      </div>
    </div>
  );
}
