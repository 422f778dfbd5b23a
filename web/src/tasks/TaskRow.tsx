import { cancelTask, finishTask, resumeTask, type Task } from "@relevo/contract/tasks.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CalendarClock, Ellipsis, MessageSquare, Pencil, Ticket, UserRound, Workflow, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../design/Badge.tsx";
import { Checkbox } from "../design/Checkbox.tsx";
import { classes } from "../design/classes.ts";
import { IconButton } from "../design/IconButton.tsx";
import { Menu, MenuItem } from "../design/Menu.tsx";
import { RelativeTime } from "../design/RelativeTime.tsx";
import { notify } from "../design/toast.tsx";
import { sayError } from "../refusals/say.ts";
import { call } from "../shell/api.ts";
import { EditTask } from "./EditTask.tsx";

/** One task: done with one click, changed in place. */
export function TaskRow({ task, linked = true }: { task: Task; linked?: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const {
    id,
    title,
    kind,
    owner,
    dueAt,
    overdue,
    doneAt,
    cancelledAt,
    conversation,
    contact,
    ticket,
    createdBy,
  } = task;
  const over = doneAt !== null || cancelledAt !== null;
  const act = (send: () => Promise<unknown>) =>
    void send()
      .catch((error: unknown) => notify({ tone: "breach", title: sayError(error) }))
      .finally(() => void queries.invalidateQueries({ queryKey: ["tasks"] }));
  const toggle = (done: boolean) => act(() => call(done ? finishTask : resumeTask, { params: { id } }));
  if (editing)
    return (
      <li className="p-3">
        <EditTask task={task} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
      </li>
    );
  return (
    <li className="flex items-start gap-3 px-3 py-2.5">
      <Checkbox checked={doneAt !== null} disabled={cancelledAt !== null} onChange={toggle}>
        <span className="sr-only">{t(doneAt ? "tasks.markOpen" : "tasks.markDone")}</span>
      </Checkbox>
      <div className="min-w-0 flex-1">
        <p className={classes("[overflow-wrap:anywhere]", over && "text-soft line-through")}>{title}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-soft">
          {overdue && <Badge tone="breach">{t("tasks.overdue")}</Badge>}
          {cancelledAt && <Badge tone="quiet">{t("tasks.dismissed")}</Badge>}
          <span>{t(`tasks.kinds.${kind}`)}</span>
          <span className="flex items-center gap-1">
            <CalendarClock aria-hidden size={12} />
            {dueAt ? <RelativeTime at={dueAt} /> : t("tasks.noDate")}
          </span>
          <span className="flex min-w-0 items-center gap-1">
            <UserRound aria-hidden size={12} className="shrink-0" />
            <span className="truncate">{owner?.name ?? t("tasks.noOwner")}</span>
          </span>
          {createdBy.kind === "workflow" && (
            <span className="flex min-w-0 items-center gap-1">
              <Workflow aria-hidden size={12} className="shrink-0" />
              <span className="truncate">{t("tasks.byWorkflow", { name: createdBy.name })}</span>
            </span>
          )}
          {linked && conversation && (
            <Link
              to="/conversations/$conversationId"
              params={{ conversationId: conversation.id }}
              search={{}}
              title={t("tasks.openConversation", { number: conversation.number })}
              className="flex min-w-0 items-center gap-1 text-accent hover:underline"
            >
              <MessageSquare aria-hidden size={12} className="shrink-0" />
              <span className="truncate">{contact.name || `#${conversation.number}`}</span>
            </Link>
          )}
          {linked && ticket && (
            <Link
              to="/tickets/$ticketId"
              params={{ ticketId: ticket.id }}
              title={t("tasks.openTicket", { number: ticket.number })}
              className="flex items-center gap-1 text-accent tabular-nums hover:underline"
            >
              <Ticket aria-hidden size={12} className="shrink-0" />#{ticket.number}
            </Link>
          )}
        </p>
      </div>
      {!over && (
        <Menu align="end" trigger={<IconButton size="small" icon={Ellipsis} label={t("tasks.edit")} />}>
          <MenuItem icon={Pencil} onClick={() => setEditing(true)}>
            {t("tasks.edit")}
          </MenuItem>
          <MenuItem icon={X} onClick={() => act(() => call(cancelTask, { params: { id } }))}>
            {t("tasks.dismiss")}
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
