import type { ReactNode } from "react";
import { classes } from "../design/classes.ts";
import { Sheet } from "../design/Sheet.tsx";
import type { ContextPanel } from "./context-panel.ts";
import { Resizer } from "./Resizer.tsx";
import { stored, useStored } from "./stored.ts";

/** Widths of the list, px. */
const widths = { least: 280, usual: 340, most: 520 };

const widthSetting = stored("relevo.list", (raw) =>
  typeof raw === "number" && raw >= widths.least && raw <= widths.most ? raw : widths.usual,
);

interface Pane {
  /** The landmark's name. */
  label: string;
  content: ReactNode;
}

/**
 * List, thread and context side by side, as far as the window allows: below 80 rem the context is a
 * sheet (below 64 rem the rail is a bar), below 48 rem list and thread take turns, told by `showing`. Keys of one letter work
 * in the list and in the thread.
 */
export function Panes({
  list,
  thread,
  context,
  panel,
  showing,
}: {
  list: Pane;
  thread: Pane;
  context?: Pane | undefined;
  panel: ContextPanel;
  showing: "list" | "thread";
}) {
  const [width, setWidth] = useStored(widthSetting);
  return (
    <div data-showing={showing} className="flex min-h-0 flex-1" style={{ "--list": `${width}px` }}>
      <section
        aria-label={list.label}
        data-shortcuts="list"
        tabIndex={-1}
        className={classes(
          "flex min-h-0 min-w-0 flex-col outline-none max-md:flex-1 md:w-(--list) md:max-w-[40vw] md:shrink-0",
          showing === "thread" && "max-md:hidden",
        )}
      >
        {list.content}
      </section>
      <Resizer width={width} widths={widths} onChange={setWidth} />
      <section
        aria-label={thread.label}
        data-shortcuts="thread"
        tabIndex={-1}
        className={classes(
          "flex min-h-0 min-w-0 flex-1 flex-col outline-none",
          showing === "list" && "max-md:hidden",
        )}
      >
        {thread.content}
      </section>
      {context && panel.column && panel.open && (
        <aside
          aria-label={context.label}
          className="scroll-quiet w-75 shrink-0 overflow-y-auto border-s border-line"
        >
          {context.content}
        </aside>
      )}
      {context && !panel.column && (
        <Sheet open={panel.open} onOpenChange={panel.setOpen} from="right" title={context.label}>
          {context.content}
        </Sheet>
      )}
    </div>
  );
}
