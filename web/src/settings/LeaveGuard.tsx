import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";

/** Asks before a page with something unsaved is left, by a link, the back button or the tab itself. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog
      open
      onOpenChange={reset}
      title={t("settings.leave.title")}
      description={t("settings.leave.about")}
      footer={
        <>
          <Button variant="danger" onClick={proceed}>
            {t("settings.leave.leave")}
          </Button>
          <Button variant="primary" onClick={reset}>
            {t("settings.leave.stay")}
          </Button>
        </>
      }
    />
  );
}
