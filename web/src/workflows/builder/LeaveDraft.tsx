import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import type { DraftStore } from "./draft-store.ts";

/** Saves before the page is left; asks only where that does not go. */
export function LeaveDraft({ store }: { store: DraftStore }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: async () => store.dirty() && !(await store.flush()),
    enableBeforeUnload: store.dirty,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog
      open
      onOpenChange={reset}
      title={t("builder.leave.title")}
      description={t("builder.leave.about")}
      footer={
        <>
          <Button variant="danger" onClick={proceed}>
            {t("builder.leave.leave")}
          </Button>
          <Button variant="primary" onClick={reset}>
            {t("builder.leave.stay")}
          </Button>
        </>
      }
    />
  );
}
