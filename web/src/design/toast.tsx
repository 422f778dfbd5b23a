import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { IconButton } from "./IconButton.tsx";
import { type Tone, tones } from "./tones.ts";

const manager = Toast.createToastManager();

/**
 * Says what just happened, from anywhere. Failures stay until they are dismissed; the rest leaves
 * after `ms` (default 6 s, paused while it is looked at). `act` offers one way back or on.
 */
export function notify({
  tone = "quiet",
  title,
  detail,
  act,
  ms = tone === "breach" ? 0 : 6000,
}: {
  tone?: Tone;
  title: string;
  detail?: string;
  act?: { label: string; run: () => void };
  ms?: number;
}): void {
  const id = manager.add({
    title,
    description: detail,
    type: tone,
    timeout: ms,
    // A high one hides the notice, with its buttons, from readers until it has the focus.
    priority: "low",
    ...(act && {
      actionProps: {
        children: act.label,
        onClick: () => {
          manager.close(id);
          act.run();
        },
      },
    }),
  });
}

/** Where notices appear. Once, around the whole page. */
export function ToastProvider({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("design.notices")}
          className="fixed end-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 max-lg:bottom-18"
        >
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notices() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => {
    const { icon: Icon, mark } = tones[toneOf(toast.type)];
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        className="rounded-base bg-raised shadow-float transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-start gap-2 py-2 ps-3 pe-2">
          <Icon aria-hidden size={16} className={classes("mt-1.5 shrink-0", mark)} />
          <div className="min-w-0 flex-1 py-1">
            <Toast.Title className="font-medium" />
            <Toast.Description className="text-list text-soft" />
          </div>
          <Toast.Action className="h-7 shrink-0 rounded-base px-2 text-list font-medium text-accent hover:bg-hover" />
          <Toast.Close render={<IconButton size="small" icon={X} label={t("design.hide")} />} />
        </Toast.Content>
      </Toast.Root>
    );
  });
}

function toneOf(type: string | undefined): Tone {
  return isTone(type) ? type : "quiet";
}

function isTone(type: string | undefined): type is Tone {
  return type !== undefined && Object.hasOwn(tones, type);
}
