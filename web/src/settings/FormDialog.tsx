import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { Form } from "../refusals/Form.tsx";
import type { Submission } from "../refusals/use-submit.ts";

/** A form in a dialog, with the way out beside its act. */
export function FormDialog({
  title,
  description,
  verb,
  danger = false,
  submission,
  onLeave,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  /** What the button says. */
  verb: string;
  danger?: boolean;
  submission: Pick<Submission<string>, "submit" | "refused" | "problem" | "busy">;
  onLeave: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onLeave}>{t("settings.cancel")}</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} loading={submission.busy}>
            {verb}
          </Button>
        </>
      }
    >
      <Form id={form} submission={submission}>
        {children}
      </Form>
    </Dialog>
  );
}
