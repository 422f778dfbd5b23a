import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Copy, RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { EmptyState } from "../design/EmptyState.tsx";
import { notify } from "../design/toast.tsx";
import { faultOf } from "./fault.rules.ts";

/** A screen could not be shown: what that means, and what to do. */
export function Fault({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const { kind, detail } = faultOf(error);
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.pathname}\n${detail}`);
    notify({ tone: "answered", title: t("shell.fault.copied") });
  };
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div role="alert" className="flex h-full min-h-0 flex-1">
      <EmptyState
        heading="h1"
        icon={TriangleAlert}
        title={t("shell.fault.title")}
        action={
          <>
            {kind === "updated" ? (
              <Button variant="primary" icon={RefreshCw} onClick={() => location.reload()}>
                {t("shell.fault.reload")}
              </Button>
            ) : (
              <Button variant="primary" icon={RefreshCw} onClick={retry}>
                {t("shell.fault.retry")}
              </Button>
            )}
            {kind === "about" && (
              <Button icon={Copy} onClick={() => void copy()}>
                {t("shell.fault.copy")}
              </Button>
            )}
          </>
        }
      >
        {t(`shell.fault.${kind}`)}
      </EmptyState>
    </div>
  );
}
