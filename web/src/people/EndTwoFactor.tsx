import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { endTwoFactor } from "./auth.ts";
import { PasswordCheck, usePasswordCheck } from "./PasswordCheck.tsx";

/** Turns the second factor off, once the password was given again. */
export function EndTwoFactor({ onLeave, onDone }: { onLeave: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const form = useId();
  const check = usePasswordCheck(async (password) => {
    await endTwoFactor(password);
    onDone();
  });
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={t("people.twoFactor.endTitle")}
      description={t("people.twoFactor.endAbout")}
      footer={
        <>
          <Button onClick={onLeave}>{t("design.back")}</Button>
          <Button type="submit" form={form} variant="danger" loading={check.submission.busy}>
            {t("people.twoFactor.end")}
          </Button>
        </>
      }
    >
      <PasswordCheck id={form} {...check} />
    </Dialog>
  );
}
