import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form } from "../refusals/Form.tsx";
import { useSubmit } from "../refusals/use-submit.ts";
import { RefusalError } from "../shell/api.ts";

/** Asks before something that cannot be undone, saying what will happen; what goes wrong is said in place. */
export function Confirm({
  title,
  about,
  verb,
  danger = true,
  says = {},
  act,
  onLeave,
}: {
  title: string;
  about: ReactNode;
  verb: string;
  danger?: boolean;
  /** Closer words for a refusal than the usual ones. */
  says?: Partial<Record<RefusalCode, WordKey>>;
  act: (key: string) => Promise<void>;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const form = useId();
  const [closer, setCloser] = useState<WordKey>();
  const submission = useSubmit({ fields: {} }, async (key) => {
    setCloser(undefined);
    try {
      await act(key);
    } catch (error) {
      if (error instanceof RefusalError && error.code !== "FAULT") setCloser(says[error.code]);
      throw error;
    }
    onLeave();
  });
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={title}
      description={about}
      footer={
        <>
          <Button onClick={onLeave}>{t("settings.cancel")}</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} loading={submission.busy}>
            {verb}
          </Button>
        </>
      }
    >
      <Form id={form} submission={{ ...submission, problem: closer ? t(closer) : submission.problem }}>
        {null}
      </Form>
    </Dialog>
  );
}
