import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { widthAfter } from "./width.rules.ts";

/** The hairline between two panes, which can be dragged, or moved with the arrows. A double click restores it. */
export function Resizer({
  width,
  widths,
  onChange,
}: {
  width: number;
  widths: { least: number; usual: number; most: number };
  onChange: (width: number) => void;
}) {
  const { t } = useTranslation();
  const grip = useRef<{ x: number; width: number }>(null);
  const onPointerMove = (event: PointerEvent) => {
    if (grip.current) onChange(widthAfter(grip.current.width, event.clientX - grip.current.x, widths));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16, Home: -widths.most, End: widths.most }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onChange(widthAfter(width, step, widths));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t("shell.panes.resize")}
      aria-valuenow={width}
      aria-valuemin={widths.least}
      aria-valuemax={widths.most}
      tabIndex={0}
      className="relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line before:absolute before:inset-y-0 before:-inset-x-1 hover:bg-accent focus-visible:bg-accent max-md:hidden"
      onDoubleClick={() => onChange(widths.usual)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grip.current = null;
      }}
    />
  );
}
