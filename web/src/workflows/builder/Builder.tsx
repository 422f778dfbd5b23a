import type { WorkflowDetail } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMedia } from "../../design/media.ts";
import { Sheet } from "../../design/Sheet.tsx";
import { FlowCanvas } from "../canvas/FlowCanvas.tsx";
import { FlowList } from "../canvas/FlowList.tsx";
import { stepOf } from "../canvas/flow.rules.ts";
import { StopDialog } from "../list/StopDialog.tsx";
import { workflowQuery } from "../queries.ts";
import { BuildingContext } from "./building.ts";
import { Header } from "./Header.tsx";
import { LeaveDraft } from "./LeaveDraft.tsx";
import { MovingLine, Notices } from "./Notices.tsx";
import { SidePanel } from "./panels/SidePanel.tsx";
import { StepPicker } from "./StepPicker.tsx";
import { useActs } from "./use-acts.ts";
import { useBuilder } from "./use-builder.ts";

/** The canvas with its header, and the chosen step's settings beside it or over it. */
export function Builder({ detail }: { detail: WorkflowDetail }) {
  const queries = useQueryClient();
  const builder = useBuilder(detail);
  const { draft, store, building, tools, selected, inserting, moving } = builder;
  const { definition, words, mayEdit } = building;
  const acts = useActs(detail.id, store);
  const roomy = useMedia("(min-width: 48rem)");
  const [asList, setAsList] = useState(false);
  const [stopping, setStopping] = useState(false);
  const [listing, setListing] = useState(false);
  const publish = async () => {
    if (!(await acts.publish()) && store.get().server.problems.length > 0) setListing(true);
  };
  const Flow = asList || !roomy ? FlowList : FlowCanvas;
  return (
    <BuildingContext value={building}>
      <div className="flex min-h-0 flex-1 flex-col">
        <Header
          draft={draft}
          store={store}
          publishing={acts.publishing}
          onPublish={() => void publish()}
          onStop={() => setStopping(true)}
          list={roomy ? asList : undefined}
          onList={setAsList}
          problems={{
            open: listing,
            onOpenChange: setListing,
            onChoose(id) {
              setListing(false);
              builder.mend(id);
            },
          }}
        />
        <Notices
          draft={draft}
          store={store}
          reread={() => queries.fetchQuery({ ...workflowQuery(detail.id), staleTime: 0 })}
        />
        {moving && <MovingLine name={words.title(moving)} onCancel={builder.stopMoving} />}
        <div className="flex min-h-0 flex-1">
          <Flow
            definition={definition}
            selected={selected}
            onSelect={building.select}
            readOnly={!mayEdit}
            tools={tools}
          />
          <Settings builder={builder} roomy={roomy} />
        </div>
      </div>
      {inserting && (
        <StepPicker
          place={inserting}
          onNew={(kind) => builder.put(inserting, kind)}
          onConnect={(id) => builder.connect(inserting, id)}
          onClose={builder.stopInserting}
        />
      )}
      {stopping && <StopDialog workflow={draft.server} onLeave={() => setStopping(false)} />}
      <LeaveDraft store={store} />
    </BuildingContext>
  );
}

/** The chosen step's settings: beside the canvas where there is room, else over it. */
function Settings({ builder, roomy }: { builder: ReturnType<typeof useBuilder>; roomy: boolean }) {
  const { t } = useTranslation();
  const { selected, opened, wide, panel, close, building } = builder;
  if (selected === null) return null;
  const step = stepOf(building.definition, selected);
  if (!wide)
    return (
      <Sheet
        open={opened}
        onOpenChange={(now) => !now && close()}
        title={step ? t(`flow.steps.${step.kind}`) : t("flow.trigger")}
        from={roomy ? "right" : "below"}
      >
        <SidePanel id={selected} />
      </Sheet>
    );
  return (
    <aside
      ref={panel}
      aria-label={t("builder.panel")}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && close()}
      className="flex w-100 shrink-0 flex-col border-s border-line"
    >
      <SidePanel id={selected} onClose={close} />
    </aside>
  );
}
