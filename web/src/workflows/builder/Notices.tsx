import { Users, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { sayError } from "../../refusals/say.ts";
import { RefusalError } from "../../shell/api.ts";
import type { Draft, DraftStore } from "./draft-store.ts";

/** What keeps the draft from being saved: somebody else saved it, or the desk said no. */
export function Notices({
  draft,
  store,
  reread,
}: {
  draft: Draft;
  store: DraftStore;
  /** What the desk has now. */
  reread: () => Promise<Draft["server"]>;
}) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const settle = (how: "adopt" | "overwrite") => async () => {
    setBusy(true);
    try {
      store[how](await reread());
    } finally {
      setBusy(false);
    }
  };
  if (draft.state === "conflict")
    return (
      <Line
        act={
          <>
            <Button size="small" loading={busy} onClick={() => void settle("adopt")()}>
              {t("builder.conflict.theirs")}
            </Button>
            <Button size="small" variant="quiet" disabled={busy} onClick={() => void settle("overwrite")()}>
              {t("builder.conflict.mine")}
            </Button>
          </>
        }
      >
        {t("builder.conflict.title")}
      </Line>
    );
  const refused = draft.state === "failed" && draft.error instanceof RefusalError;
  if (!refused) return null;
  return (
    <Line
      act={
        <Button size="small" onClick={() => void store.flush()}>
          {t("builder.saveAgain")}
        </Button>
      }
    >
      {t("builder.notSaved", { why: sayError(draft.error) })}
    </Line>
  );
}

function Line({ act, children }: { act: React.ReactNode; children: React.ReactNode }) {
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-waiting-ground px-4 py-2 text-waiting"
    >
      <Users aria-hidden size={16} className="shrink-0" />
      <span className="min-w-0 flex-1">{children}</span>
      {act}
    </div>
  );
}

/** What is being moved, and the way out of it. */
export function MovingLine({ name, onCancel }: { name: string; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-selected px-4 py-2 text-accent"
    >
      <span className="min-w-0 flex-1">{t("builder.moving", { name })}</span>
      <Button size="small" icon={X} onClick={onCancel}>
        {t("builder.cancelMove")}
      </Button>
    </div>
  );
}
