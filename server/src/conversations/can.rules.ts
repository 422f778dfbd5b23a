import type { ConversationCan } from "@relevo/contract/conversations.ts";
import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { abilitiesOf } from "../platform/caller.ts";
import type { Sight, Viewer } from "./visible.ts";

type May = true | RefusalCode;

/** What a viewer may do to a conversation they see. The commands ask the same functions. */
export function conversationCan(viewer: Viewer, sight: Sight): ConversationCan {
  return {
    reply: mayReply(viewer, sight),
    comment: mayWork(viewer),
    claim: mayClaim(viewer, sight),
    assign: mayAssign(viewer, sight),
    move: mayAssign(viewer, sight),
  };
}

function mayWork(viewer: Viewer): May {
  return abilitiesOf(viewer.role).includes("conversations.work") || "FORBIDDEN";
}

/** The owner, or somebody who leads; replying claims what nobody owns. */
export function mayReply(viewer: Viewer, { owner }: Sight): May {
  const work = mayWork(viewer);
  if (work !== true) return work;
  return owner === null || owner === viewer.member || leads(viewer) || "ALREADY_OWNED";
}

export function mayClaim(viewer: Viewer, { owner }: Sight): May {
  const work = mayWork(viewer);
  if (work !== true) return work;
  return owner === null || "ALREADY_OWNED";
}

/** One's own and the queue; any in sight for those who lead. */
export function mayAssign(viewer: Viewer, { owner }: Sight): May {
  const work = mayWork(viewer);
  if (work !== true) return work;
  return owner === null || owner === viewer.member || leads(viewer) || "FORBIDDEN";
}

function leads(viewer: Viewer): boolean {
  return abilitiesOf(viewer.role).includes("conversations.lead");
}
