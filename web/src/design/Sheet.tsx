import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { veil } from "./Dialog.tsx";
import { IconButton } from "./IconButton.tsx";

/** A panel over the page where there is no room beside it: from the right, or from below on a phone. */
export function Sheet({
  open,
  onOpenChange,
  title,
  from,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  from: "right" | "below";
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={veil} />
        <Base.Popup className={classes(sheet, sides[from])}>
          <header className="flex h-12 shrink-0 items-center border-b border-line ps-4 pe-14">
            <Base.Title className="min-w-0 truncate text-title font-semibold">{title}</Base.Title>
          </header>
          <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto pb-[env(safe-area-inset-bottom)]">
            {children}
          </div>
          {/* Last, so that the focus begins where there is something to do. */}
          <Base.Close
            render={
              <IconButton
                icon={X}
                label={t("design.back")}
                className="absolute end-2 top-2 pointer-coarse:top-1"
              />
            }
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const sheet =
  "fixed z-40 flex flex-col bg-raised shadow-float outline-none transition-transform duration-150 ease-out";

const sides = {
  right:
    "inset-y-0 end-0 w-[min(24rem,100vw)] data-ending-style:translate-x-full data-starting-style:translate-x-full",
  below:
    "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-large data-ending-style:translate-y-full data-starting-style:translate-y-full",
};
