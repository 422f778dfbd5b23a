import { createTask, createTicketTask } from "@relevo/contract/tasks.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../people/me.ts";
import { call } from "../shell/api.ts";
import { newId } from "../shell/ids.ts";
import { tomorrowMorning } from "./due.rules.ts";
import { TaskForm } from "./TaskForm.tsx";

/** What a task hangs on. */
export type TaskOf = { conversationId: string } | { ticketId: string };

/** Leaves a task in a conversation or on a ticket: one's own, for tomorrow morning, until it is said otherwise. */
export function NewTask({
  of,
  onDone,
  onCancel,
  narrow = false,
}: {
  of: TaskOf;
  onDone: () => void;
  onCancel: () => void;
  /** Beside the thread: the fields stand below each other. */
  narrow?: boolean;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const [initial] = useState(() => ({
    kind: "write" as const,
    title: "",
    ownerId: me,
    dueAt: tomorrowMorning(Date.now()),
  }));
  const [id] = useState(newId);
  return (
    <TaskForm
      initial={initial}
      act={t("tasks.create")}
      onCancel={onCancel}
      narrow={narrow}
      save={async (fields, key) => {
        const body = { id, ...fields };
        if ("ticketId" in of) await call(createTicketTask, { params: { id: of.ticketId }, body }, { key });
        else await call(createTask, { params: { id: of.conversationId }, body }, { key });
        void queries.invalidateQueries({ queryKey: ["tasks"] });
        onDone();
      }}
    />
  );
}
