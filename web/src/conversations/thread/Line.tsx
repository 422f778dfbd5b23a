import type { CommentItem, MessageItem } from "@relevo/contract/messages.ts";
import { Building2, type LucideIcon, Sparkles, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** One side of the thread, with the author's initials where their lines begin. */
export function Line({
  ours,
  begins,
  author,
  children,
}: {
  ours: boolean;
  begins: boolean;
  author: Wrote;
  children: ReactNode;
}) {
  return (
    <div
      className={classes(
        "flex gap-2 px-4 pb-1 max-md:px-3",
        begins ? "pt-2.5" : "",
        ours && "flex-row-reverse",
      )}
    >
      <span className="w-8 shrink-0 max-md:hidden">{begins && <Face author={author} />}</span>
      <div
        className={classes(
          "flex max-w-[min(38rem,85%)] min-w-0 flex-col",
          ours ? "items-end" : "items-start",
        )}
      >
        {children}
      </div>
    </div>
  );
}

/** The instant by the clock; the whole of it on hover. */
export function Clock({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.moment(at)}>
      {formats.clock(at)}
    </time>
  );
}

type Wrote = Omit<MessageItem["author"], "kind"> & {
  kind: MessageItem["author"]["kind"] | CommentItem["author"]["kind"];
};

function Face({ author: { kind, id, name } }: { author: Wrote }) {
  const Icon: LucideIcon | undefined = {
    phone: Building2,
    bot: Sparkles,
    workflow: Workflow,
    contact: undefined,
    member: undefined,
  }[kind];
  if (!Icon) return <Avatar name={name} of={id ?? name} />;
  return (
    <span
      className={classes(
        "inline-flex size-8 items-center justify-center rounded-full",
        kind === "bot" ? "bg-ai-ground text-ai" : "bg-hover text-soft",
      )}
    >
      <Icon aria-hidden size={16} />
    </span>
  );
}

/** The small print below a line. */
export const meta = "mt-0.5 flex items-center gap-1.5 px-1 text-tiny text-soft";
