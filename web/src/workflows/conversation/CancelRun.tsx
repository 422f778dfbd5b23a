import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Problem } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";

/** Asks before a run is ended where it stands. */
export function CancelRun({ act, onLeave }: { act: (key: string) => Promise<void>; onLeave: () => void }) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit({ fields: {} }, async (key) => {
    await act(key);
    onLeave();
  });
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={t("workflows.run.cancelAsk")}
      description={t("workflows.run.cancelAbout")}
      footer={
        <>
          <Button onClick={onLeave}>{t("workflows.run.cancelNot")}</Button>
          <Button variant="danger" loading={busy} onClick={() => submit()}>
            {t("workflows.run.cancelAct")}
          </Button>
        </>
      }
    >
      <Problem>{problem}</Problem>
    </Dialog>
  );
}
