import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { IconButton } from "./IconButton.tsx";

/** A question that must be settled before going on, on a phone within the thumb's reach. Escape and the veil leave it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  wide = false,
  footer,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  wide?: boolean;
  /** The buttons, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  // A finger reads first: a field in focus would call up the keyboard over what is to be chosen.
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={veil} />
        <Base.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-y-auto p-4 pt-[10dvh] max-sm:items-end max-sm:p-0 max-sm:pt-2">
          <Base.Popup
            ref={popup}
            initialFocus={() => (matchMedia("(pointer: coarse)").matches ? popup.current : true)}
            className={classes(
              "relative flex max-h-[85dvh] w-full flex-col rounded-large bg-raised max-sm:max-h-[calc(100dvh-0.5rem)] max-sm:rounded-b-none max-sm:pb-[env(safe-area-inset-bottom)] shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0",
              wide ? "max-w-3xl" : "max-w-lg",
            )}
          >
            <header className="px-4 pt-4 pe-14 pb-2">
              <Base.Title className="text-title font-semibold">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-soft">{description}</Base.Description>}
            </header>
            <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-4">{children}</div>
            {footer && (
              <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 max-sm:*:flex-auto">
                {footer}
              </footer>
            )}
            {/* Last, so that the focus begins where there is something to do. */}
            <Base.Close
              render={<IconButton icon={X} label={t("design.back")} className="absolute end-3 top-3" />}
            />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** What dims the page behind dialogs and sheets. */
export const veil =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0";
