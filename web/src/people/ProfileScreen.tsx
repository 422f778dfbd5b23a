import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Switch } from "../design/Switch.tsx";
import { Page, Section } from "../settings/Page.tsx";
import { AccountList } from "./AccountList.tsx";
import { useMe } from "./me.ts";
import { OwnDetails } from "./OwnDetails.tsx";
import { OwnPassword } from "./OwnPassword.tsx";
import { useLeave } from "./self-actions.ts";
import { TwoFactor } from "./TwoFactor.tsx";
import { useEditMe } from "./use-edit-me.ts";

/** What one may change about oneself. */
export function ProfileScreen() {
  const { t } = useTranslation();
  const { member, abilities, accounts } = useMe();
  const editMe = useEditMe();
  const leave = useLeave();
  return (
    <Page title={t("people.profile.title")} about={t("people.profile.about")}>
      <OwnDetails />
      {abilities.includes("conversations.work") && (
        <Section title={t("people.profile.work")} about={t("people.profile.availableAbout")}>
          <Switch on={member.available} onChange={(available) => editMe.mutate({ available })}>
            {t("people.available")}
          </Switch>
        </Section>
      )}
      <OwnPassword />
      <TwoFactor />
      {accounts.length > 0 && <AccountList />}
      <Section title={t("people.profile.session")}>
        <Button icon={LogOut} onClick={leave} className="self-start">
          {t("people.signOut")}
        </Button>
      </Section>
    </Page>
  );
}
