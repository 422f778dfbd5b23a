import { finishTask } from "@relevo/contract/tasks.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { call } from "../../shell/api.ts";
import { EditTask } from "../../tasks/EditTask.tsx";
import { FixLine } from "./FixLine.tsx";
import type { FixProps } from "./Missing.tsx";
import { useMend } from "./use-mend.ts";

/** A task without owner or date, or a message that has not left. */
export function PendingFix({ failure, check, again, onClose }: FixProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { busy, mend } = useMend(again);
  const task = check.tasks.find(({ id }) => id === failure.data?.task);
  if (!task) {
    const state = failure.data?.state;
    const failed = state === "failed" || state === "uncertain";
    return (
      <FixLine says={t(failed ? "closing.fix.pending.failed" : "closing.fix.pending.message")}>
        <Button size="small" onClick={onClose}>
          {t("closing.fix.look")}
        </Button>
      </FixLine>
    );
  }
  return (
    <FixLine says={t("closing.fix.pending.task", { title: task.title })}>
      {editing ? (
        <EditTask task={task} onDone={again} onCancel={() => setEditing(false)} />
      ) : (
        <>
          <Button size="small" onClick={() => setEditing(true)}>
            {t("closing.fix.dateTask")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            loading={busy}
            onClick={() => void mend(() => call(finishTask, { params: { id: task.id } }))}
          >
            {t("closing.fix.finishTask")}
          </Button>
        </>
      )}
    </FixLine>
  );
}
