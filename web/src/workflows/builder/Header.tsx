import { CircleStop, CloudOff, List, Redo2, Undo2, Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { Button } from "../../design/Button.tsx";
import { classes } from "../../design/classes.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { BackToList, headClass, headLineClass, WorkflowParts } from "../inside/WorkflowParts.tsx";
import { WorkflowState } from "../inside/WorkflowState.tsx";
import { useBuilding } from "./building.ts";
import type { Draft, DraftStore } from "./draft-store.ts";
import { NameInput } from "./NameInput.tsx";
import { ProblemMenu } from "./ProblemMenu.tsx";

/** What it is called, how it stands, and what one does with it. */
export function Header({
  draft,
  store,
  publishing,
  onPublish,
  onStop,
  list,
  onList,
  problems,
}: {
  draft: Draft;
  store: DraftStore;
  publishing: boolean;
  onPublish: () => void;
  onStop: () => void;
  /** Shown as a list; undefined where there is no room for a canvas. */
  list: boolean | undefined;
  onList: (list: boolean) => void;
  problems: { open: boolean; onOpenChange: (open: boolean) => void; onChoose: (id: string) => void };
}) {
  const { t } = useTranslation();
  const { id, mayEdit } = useBuilding();
  const { state, changed } = draft.server;
  return (
    <header className={headClass}>
      <div className={headLineClass}>
        <BackToList />
        <NameInput key={draft.name} name={draft.name} mayEdit={mayEdit} onName={store.rename} />
        <WorkflowState state={state} />
        {state === "published" && changed && <Badge tone="waiting">{t("workflows.list.changed")}</Badge>}
        {mayEdit && <Saved draft={draft} />}
        <span className="ms-auto flex items-center gap-1 max-xl:flex-wrap max-sm:w-full max-sm:justify-end">
          {mayEdit && <ProblemMenu {...problems} />}
          {mayEdit && (
            <span className="flex">
              <IconButton
                size="small"
                icon={Undo2}
                label={t("builder.undo")}
                disabled={draft.history.past.length === 0}
                onClick={store.undo}
              />
              <IconButton
                size="small"
                icon={Redo2}
                className="max-sm:hidden"
                label={t("builder.redo")}
                disabled={draft.history.future.length === 0}
                onClick={store.redo}
              />
            </span>
          )}
          {list !== undefined && (
            <IconButton
              size="small"
              icon={list ? Workflow : List}
              label={t(list ? "builder.asCanvas" : "builder.asList")}
              onClick={() => onList(!list)}
            />
          )}
          {mayEdit && state === "published" && (
            <Button size="small" variant="quiet" icon={CircleStop} onClick={onStop}>
              {t("workflows.stop.act")}
            </Button>
          )}
          {mayEdit && (
            <Button
              size="small"
              variant="primary"
              loading={publishing}
              disabled={state === "published" && !changed && draft.state === "saved"}
              onClick={onPublish}
            >
              {t("builder.publish")}
            </Button>
          )}
        </span>
      </div>
      <WorkflowParts id={id} />
    </header>
  );
}

/** Whether what one sees is kept. */
function Saved({ draft: { state } }: { draft: Draft }) {
  const { t } = useTranslation();
  const held = state === "failed" || state === "conflict";
  return (
    <span
      role="status"
      className={classes("flex items-center gap-1 text-small text-soft", !held && "max-sm:sr-only")}
    >
      {held && <CloudOff aria-hidden size={14} className="text-breach" />}
      <span className={held ? "text-breach" : undefined}>{t(`builder.saving.${state}`)}</span>
    </span>
  );
}
