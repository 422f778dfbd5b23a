import { type Member, resetLink } from "@relevo/contract/people.ts";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { CopyField } from "../../people/CopyField.tsx";
import { Form } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call, RefusalError } from "../../shell/api.ts";

/** A link with which the person sets a new password, made only once it is wanted: it opens their account. */
export function ResetLink({ member, onLeave }: { member: Member; onLeave: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useId();
  const [made, setMade] = useState<{ link: string; expiresAt: string }>();
  const [shared, setShared] = useState(false);
  const submission = useSubmit({ fields: {} }, async (key) => {
    try {
      setMade(await call(resetLink, { params: { id: member.id } }, { key }));
    } catch (error) {
      if (!isShared(error)) throw error;
      setShared(true);
    }
  });
  const { name } = member;
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={t("settings.members.ask.resetTitle", { name })}
      description={
        shared
          ? t("settings.members.ask.resetShared")
          : made
            ? t("settings.members.ask.resetAbout", {
                until: `${formats.day(made.expiresAt)}, ${formats.clock(made.expiresAt)}`,
              })
            : t("settings.members.ask.resetMakeAbout", { name })
      }
      footer={
        made || shared ? (
          <Button variant="primary" onClick={onLeave}>
            {t("settings.members.inviteTo.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onLeave}>{t("settings.cancel")}</Button>
            <Button type="submit" form={form} variant="primary" loading={submission.busy}>
              {t("settings.members.ask.resetMake")}
            </Button>
          </>
        )
      }
    >
      <Form id={form} submission={submission}>
        {made && <CopyField label={t("settings.members.ask.resetLink")} value={made.link} />}
      </Form>
    </Dialog>
  );
}

function isShared(error: unknown): boolean {
  return error instanceof RefusalError && error.failures[0]?.data?.reason === "LOGIN_SHARED";
}
