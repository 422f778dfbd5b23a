import { type MessageItem, retryMessage } from "@relevo/contract/messages.ts";
import { useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleHelp, type LucideIcon, RotateCw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { notify } from "../../design/toast.tsx";
import { putItems } from "../../live/frames.ts";
import { call } from "../../shell/api.ts";
import { sayRefusal } from "../refusal.ts";
import { reasonOf } from "./failure.rules.ts";

/** A message that did not arrive, or of which nobody knows: why, and what one can do. */
export function Trouble({ item, mayRetry }: { item: MessageItem; mayRetry: boolean }) {
  const { t } = useTranslation();
  const { retry, busy } = useRetry(item);
  const [asking, setAsking] = useState(false);
  if (item.state === "failed") {
    const { code = "", detail = "" } = item.error ?? {};
    const reason = reasonOf(code);
    return (
      <TroubleBox
        icon={CircleAlert}
        title={t(`conversations.said.failures.${reason}`, { code })}
        about={reason === "other" ? detail : ""}
      >
        {mayRetry && (
          <Button size="small" icon={RotateCw} loading={busy} onClick={() => void retry()}>
            {t("conversations.said.retry")}
          </Button>
        )}
      </TroubleBox>
    );
  }
  if (item.state !== "uncertain") return null;
  return (
    <TroubleBox
      icon={CircleHelp}
      title={t("conversations.said.uncertain")}
      about={t("conversations.said.uncertainAbout")}
    >
      {mayRetry && (
        <Button size="small" icon={RotateCw} loading={busy} onClick={() => setAsking(true)}>
          {t("conversations.said.resend")}
        </Button>
      )}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("conversations.said.resendTitle")}
        description={t("conversations.said.resendAbout")}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t("conversations.said.resendNo")}</Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false);
                void retry();
              }}
            >
              {t("conversations.said.resendYes")}
            </Button>
          </>
        }
      >
        <blockquote dir="auto" className="line-clamp-6 border-s-2 border-line ps-3 text-soft">
          {item.text || t(`conversations.types.${item.type}`)}
        </blockquote>
      </Dialog>
    </TroubleBox>
  );
}

/** Also for what never reached the server. */
export function TroubleBox({
  icon: Icon,
  title,
  about,
  children,
}: {
  icon: LucideIcon;
  title: string;
  about?: string;
  children?: ReactNode;
}) {
  return (
    <div className="mt-1 flex max-w-full flex-wrap items-center gap-2 rounded-base bg-breach-ground px-2.5 py-1.5 text-list text-breach">
      <Icon aria-hidden size={16} className="shrink-0 self-start mt-0.5" />
      <p className="min-w-40 flex-1">
        {title}
        {about && <span className="block text-small [overflow-wrap:anywhere]">{about}</span>}
      </p>
      {children && <span className="flex flex-wrap gap-2 text-ink">{children}</span>}
    </div>
  );
}

function useRetry({ id }: MessageItem) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      putItems(queries, [await call(retryMessage, { params: { id } })]);
    } catch (error) {
      notify({ tone: "breach", title: sayRefusal(error) });
    }
    setBusy(false);
  };
  return { retry, busy };
}
