import { editTask, type Task } from "@relevo/contract/tasks.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../shell/api.ts";
import { TaskForm } from "./TaskForm.tsx";

/** Changes what a task says, who does it and until when. */
export function EditTask({
  task,
  onDone,
  onCancel,
}: {
  task: Task;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { kind, title, owner, dueAt } = task;
  return (
    <TaskForm
      initial={{ kind, title, ownerId: owner?.id ?? null, dueAt }}
      act={t("tasks.save")}
      onCancel={onCancel}
      save={async (fields, key) => {
        await call(editTask, { params: { id: task.id }, body: fields }, { key });
        void queries.invalidateQueries({ queryKey: ["tasks"] });
        onDone();
      }}
    />
  );
}
