import type { Step } from "@relevo/contract/workflow-steps.ts";
import { useBuilding } from "../building.ts";
import { useWrong } from "../use-wrong.ts";
import { AskSettings } from "./AskSettings.tsx";
import { AssignSettings } from "./AssignSettings.tsx";
import { BranchSettings } from "./BranchSettings.tsx";
import { CloseSettings, SnoozeSettings } from "./CloseSettings.tsx";
import { FieldSettings, TagSettings } from "./DataSettings.tsx";
import { HttpSettings } from "./HttpSettings.tsx";
import { JumpSettings, WorkflowSettings } from "./JumpSettings.tsx";
import { InboxSettings, PrioritySettings, ReasonSettings } from "./RouteSettings.tsx";
import { TaskSettings } from "./TaskSettings.tsx";
import { TemplateSettings } from "./TemplateSettings.tsx";
import { CommentSettings, MessageSettings } from "./TextSettings.tsx";
import { CreateTicketSettings, MoveTicketSettings, ResolveTicketSettings } from "./TicketSettings.tsx";
import { HoursSettings, WaitReplySettings, WaitSettings } from "./WaitSettings.tsx";

/** The settings of a step, by its kind. */
export function StepSettings({ step }: { step: Step }) {
  const { edit } = useBuilding();
  const wrong = useWrong(step.id);
  const shared = { edit, wrong };
  switch (step.kind) {
    case "assign":
      return <AssignSettings step={step} {...shared} />;
    case "wait":
      return <WaitSettings step={step} {...shared} />;
    case "wait_reply":
      return <WaitReplySettings step={step} {...shared} />;
    case "branch":
      return <BranchSettings step={step} {...shared} />;
    case "hours":
      return <HoursSettings step={step} {...shared} />;
    case "comment":
      return <CommentSettings step={step} {...shared} />;
    case "message":
      return <MessageSettings step={step} {...shared} />;
    case "template":
      return <TemplateSettings step={step} {...shared} />;
    case "ask":
      return <AskSettings step={step} {...shared} />;
    case "move_inbox":
      return <InboxSettings step={step} {...shared} />;
    case "reason":
      return <ReasonSettings step={step} {...shared} />;
    case "tag":
      return <TagSettings step={step} {...shared} />;
    case "priority":
      return <PrioritySettings step={step} {...shared} />;
    case "field":
      return <FieldSettings step={step} {...shared} />;
    case "task":
      return <TaskSettings step={step} {...shared} />;
    case "create_ticket":
      return <CreateTicketSettings step={step} {...shared} />;
    case "move_ticket":
      return <MoveTicketSettings step={step} {...shared} />;
    case "resolve_ticket":
      return <ResolveTicketSettings step={step} {...shared} />;
    case "close":
      return <CloseSettings step={step} {...shared} />;
    case "snooze":
      return <SnoozeSettings step={step} {...shared} />;
    case "http":
      return <HttpSettings step={step} {...shared} />;
    case "workflow":
      return <WorkflowSettings step={step} {...shared} />;
    case "jump":
      return <JumpSettings step={step} {...shared} />;
  }
}
