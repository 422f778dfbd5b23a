import { listTasks } from "@relevo/contract/tasks.ts";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { call } from "../../shell/api.ts";
import { NewTask, type TaskOf } from "../../tasks/NewTask.tsx";
import { TaskRow } from "../../tasks/TaskRow.tsx";

/** What is left to do in a conversation, or for a ticket. */
export function TasksSection({ of, editable }: { of: TaskOf; editable: boolean }) {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const tasks = useQuery({
    queryKey: ["tasks", "of", of],
    queryFn: async ({ signal }) =>
      (await call(listTasks, { query: { mine: "false", ...of, limit: 50 } }, { signal })).items,
  }).data;
  if (!editable && !tasks?.length) return null;
  const close = () => setMaking(false);
  return (
    <section className="flex flex-col gap-2 p-4">
      <header className="flex items-center">
        <h2 className="flex-1 text-list font-semibold">{t("tasks.section")}</h2>
        {editable && !making && (
          <IconButton size="small" icon={Plus} label={t("tasks.newTask")} onClick={() => setMaking(true)} />
        )}
      </header>
      {making && <NewTask of={of} onDone={close} onCancel={close} narrow />}
      {tasks && tasks.length > 0 ? (
        <ul className="-mx-3 flex flex-col divide-y divide-line">
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} linked={false} />
          ))}
        </ul>
      ) : (
        !making && <p className="text-list text-soft">{t("tasks.none")}</p>
      )}
    </section>
  );
}
