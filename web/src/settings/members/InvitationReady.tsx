import type { Invitation } from "@relevo/contract/people.ts";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { CopyField } from "../../people/CopyField.tsx";

/** The link of a new invitation, which is shown this once. */
export function InvitationReady({
  invitation,
  onAnother,
  onLeave,
}: {
  invitation: Invitation;
  onAnother: () => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={t("settings.members.inviteTo.readyTitle", { name: invitation.name })}
      description={t("settings.members.inviteTo.readyAbout", {
        until: `${formats.day(invitation.expiresAt)}, ${formats.clock(invitation.expiresAt)}`,
      })}
      footer={
        <>
          <Button onClick={onAnother}>{t("settings.members.inviteTo.another")}</Button>
          <Button variant="primary" onClick={onLeave}>
            {t("settings.members.inviteTo.close")}
          </Button>
        </>
      }
    >
      <CopyField label={t("settings.members.inviteTo.link")} value={invitation.link ?? ""} />
    </Dialog>
  );
}
