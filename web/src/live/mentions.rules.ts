import type { CommentItem } from "@relevo/contract/messages.ts";
import type { Frame } from "@relevo/contract/realtime.ts";

/** The comments just added, by a colleague or a workflow, that name somebody, in the order they were written. */
export function mentionsOf(frames: readonly Frame[], member: string): CommentItem[] {
  return frames.flatMap((frame) =>
    frame.type === "event" && frame.name === "comment.added"
      ? frame.items.filter((item) => item.kind === "comment").filter((item) => names(item, member))
      : [],
  );
}

function names({ author, mentions }: CommentItem, member: string): boolean {
  return author.id !== member && mentions.some(({ id }) => id === member);
}
