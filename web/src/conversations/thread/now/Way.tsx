import { useTranslation } from "react-i18next";
import type { Action } from "../../../design/action.ts";
import { Button } from "../../../design/Button.tsx";

/** A way out that is one of the conversation's own actions; nothing where it cannot be taken. */
export function Way({ action: { label, visible, refusal, run } }: { action: Action }) {
  const { t } = useTranslation();
  if (!visible || refusal !== undefined) return null;
  return (
    <Button size="small" variant="quiet" onClick={run}>
      {t(label)}
    </Button>
  );
}
