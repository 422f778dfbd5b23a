import type { StepKind } from "@relevo/contract/workflow-steps.ts";
import type { Definition, WorkflowDetail } from "@relevo/contract/workflows.ts";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMedia } from "../../design/media.ts";
import { notify } from "../../design/toast.tsx";
import { useCan } from "../../people/me.ts";
import { newId } from "../../shell/ids.ts";
import type { CanvasTools } from "../canvas/canvas-context.ts";
import { focusStep } from "../canvas/FlowCanvas.tsx";
import { type Place, placesOf, placesTo, start, stepOf, triggerId } from "../canvas/flow.rules.ts";
import { useFlowWords, wayName } from "../canvas/use-flow-words.ts";
import { useThings } from "../canvas/use-things.ts";
import type { Building } from "./building.ts";
import {
  connected,
  duplicated,
  inserted,
  mayMove,
  moved,
  removed,
  takenAlong,
  withStep,
} from "./edit.rules.ts";
import { newStep, stepId } from "./new-step.rules.ts";
import { counted, placed } from "./problems.rules.ts";
import { useDraft } from "./use-draft.ts";
import { useUndoKeys } from "./use-undo-keys.ts";

/** What is built, what is chosen in it, and all that is done to it. */
export function useBuilder(detail: WorkflowDetail) {
  const { t } = useTranslation();
  const mayEdit = useCan("workflows.write");
  const [draft, store] = useDraft(detail);
  const things = useThings();
  const words = useFlowWords();
  const wide = useMedia("(min-width: 64rem)");
  // A new one begins with what starts it.
  const [chosen, setChosen] = useState(mayEdit && detail.draft.trigger === null ? triggerId : null);
  const [opened, setOpened] = useState(false);
  const [inserting, setInserting] = useState<Place>();
  const [moving, setMoving] = useState<string>();
  const panel = useRef<HTMLElement>(null);
  useUndoKeys(mayEdit, store);
  useEscape(moving !== undefined, () => setMoving(undefined));
  const definition = draft.history.now;
  const wrong = placed(draft.server.problems, draft.checked, definition);
  const selected = chosen === triggerId || stepOf(definition, chosen) ? chosen : null;
  const change = (next: Definition, tag: string | null = null) => store.change(next, tag);
  const select = (id: string | null) => {
    setChosen(id);
    if (id === null) setOpened(false);
  };
  const open = (id: string) => {
    setChosen(id);
    setOpened(true);
  };
  const building: Building = {
    id: detail.id,
    definition,
    things,
    words,
    wrong,
    hookUrl: draft.server.hookUrl,
    mayEdit,
    change,
    edit: (step, field) =>
      change(
        withStep(definition, step.id, () => step),
        `${step.id}/${field}`,
      ),
    select,
    insert: setInserting,
    remove(id) {
      const before = placesTo(definition, id)[0]?.from ?? triggerId;
      const count = takenAlong(definition, id).length;
      change(removed(definition, id));
      setChosen(before);
      setOpened(false);
      focusStep(null, before);
      if (count === 0) return;
      const act = { label: t("builder.undo"), run: store.undo };
      notify({ title: t("builder.takenAlong", { count }), act });
    },
    duplicate(id) {
      const step = stepOf(definition, id);
      if (!step) return;
      const copy = stepId(step.kind, newId());
      change(duplicated(definition, id, copy));
      open(copy);
    },
    move(id) {
      setMoving(id);
      setOpened(false);
    },
  };
  const tools: CanvasTools = {
    problems: counted(wrong),
    mayInsert: (place) => moving === undefined || mayMove(definition, moving, place),
    insertLabel(place) {
      const step = stepOf(definition, place.from);
      const way = wayName(words, definition, place);
      const after = step ? words.title(step) : t("flow.trigger");
      const name = way === null ? after : `${after} › ${way}`;
      return t(moving === undefined ? "builder.insertAfter" : "builder.moveAfter", { name });
    },
    onInsert(place) {
      if (moving === undefined) return setInserting(place);
      change(moved(definition, moving, place));
      setMoving(undefined);
      setChosen(moving);
      focusStep(null, moving);
    },
    onOpen(id, byKey) {
      open(id);
      if (byKey) requestAnimationFrame(() => firstField(panel.current)?.focus());
    },
    onKey(key, id) {
      const step = stepOf(definition, id);
      if (!mayEdit) return false;
      if (key === "+") setInserting((step && placesOf(step)[0]) ?? start);
      else if ((key === "Delete" || key === "Backspace") && step) building.remove(id);
      else return false;
      return true;
    },
  };
  return {
    draft,
    store,
    building,
    tools,
    selected,
    opened,
    wide,
    panel,
    inserting,
    stopInserting: () => setInserting(undefined),
    put(place: Place, kind: StepKind) {
      const id = stepId(kind, newId());
      const variable = t(kind === "http" ? "builder.newHttp" : "builder.newAnswer");
      change(inserted(definition, place, newStep(kind, id, variable)));
      setInserting(undefined);
      open(id);
      // The dialog gives the focus back to where it was opened: there, Delete would take away another step.
      if (wide) setTimeout(() => focusStep(null, id), 50);
    },
    connect(place: Place, id: string) {
      change(connected(definition, place, id));
      setInserting(undefined);
    },
    moving: stepOf(definition, moving ?? null),
    stopMoving: () => setMoving(undefined),
    /** Leaves the settings; the focus goes back to the card. */
    close() {
      setOpened(false);
      if (wide) setChosen(null);
      if (selected !== null) focusStep(null, selected);
    },
    /** Leads to where something is missing. */
    mend(id: string) {
      open(id);
      // Once the panel is there, and the menu that led here has given the focus back.
      setTimeout(() => firstWrong(panel.current)?.focus(), 50);
    },
  };
}
export type Builder = ReturnType<typeof useBuilder>;

function useEscape(on: boolean, leave: () => void): void {
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => event.key === "Escape" && leave();
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  });
}

function firstField(panel: HTMLElement | null): HTMLElement | null | undefined {
  return panel?.querySelector<HTMLElement>("fieldset input, fieldset textarea, fieldset [role=combobox]");
}

/** The first field that is not right, or the first of all. */
function firstWrong(panel: HTMLElement | null): HTMLElement | null | undefined {
  return (
    panel?.querySelector<HTMLElement>("fieldset :is(input, textarea, button)[data-invalid]") ??
    firstField(panel)
  );
}
