import { createTask } from "@relevo/contract/tasks.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../people/me.ts";
import { call } from "../shell/api.ts";
import { newId } from "../shell/ids.ts";
import { tomorrowMorning } from "./due.rules.ts";
import { TaskForm } from "./TaskForm.tsx";

/** Leaves a task in a conversation: one's own, for tomorrow morning, until it is said otherwise. */
export function NewTask({
  conversationId,
  onDone,
  onCancel,
  narrow = false,
}: {
  conversationId: string;
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
        await call(createTask, { params: { id: conversationId }, body: { id, ...fields } }, { key });
        void queries.invalidateQueries({ queryKey: ["tasks"] });
        onDone();
      }}
    />
  );
}
