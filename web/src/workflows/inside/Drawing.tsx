import { classes } from "../../design/classes.ts";
import { useMedia } from "../../design/media.ts";
import { FlowCanvas, type FlowCanvasProps } from "../canvas/FlowCanvas.tsx";
import { FlowList } from "../canvas/FlowList.tsx";

/** A workflow to be looked at, on a page that scrolls: drawn where there is room, told from top to bottom on a phone. */
export function Drawing({
  tall = false,
  ...shown
}: Omit<FlowCanvasProps, "readOnly" | "tools"> & {
  /** It is what the page is about. */
  tall?: boolean;
}) {
  const Shape = useMedia("(min-width: 48rem)") ? FlowCanvas : FlowList;
  return (
    <div
      className={classes(
        "flex overflow-hidden rounded-large border border-line",
        tall ? "h-152 max-lg:h-112" : "h-120 max-md:h-112",
      )}
    >
      <Shape readOnly {...shown} />
    </div>
  );
}
