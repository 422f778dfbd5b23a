import type { Viewport } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import type { Layout } from "./layout.rules.ts";
import { fitted, zoomed } from "./view.rules.ts";

/** Nearer, farther, and all of it. */
export function ViewButtons({
  box,
  layout,
  viewport,
  setViewport,
}: {
  box: RefObject<HTMLElement | null>;
  layout: Layout;
  viewport: Viewport;
  setViewport: (viewport: Viewport) => void;
}) {
  const { t } = useTranslation();
  const sized = (change: (size: DOMRect) => Viewport) => () => {
    const size = box.current?.getBoundingClientRect();
    if (size) setViewport(change(size));
  };
  const buttons = [
    { icon: Plus, label: t("flow.zoomIn"), act: sized((size) => zoomed(viewport, size, 1.2)) },
    { icon: Minus, label: t("flow.zoomOut"), act: sized((size) => zoomed(viewport, size, 1 / 1.2)) },
    {
      icon: Maximize,
      label: t("flow.zoomFit"),
      act: sized((size) => fitted(layout, size, { least: 0.3, all: true })),
    },
  ];
  return (
    <div className="absolute start-3 bottom-3 flex flex-col rounded-base border border-line bg-ground">
      {buttons.map(({ icon, label, act }) => (
        <IconButton key={label} size="small" side="right" icon={icon} label={label} onClick={act} />
      ))}
    </div>
  );
}
