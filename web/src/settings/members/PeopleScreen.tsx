import { useQuery } from "@tanstack/react-query";
import { UserRoundPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { membersQuery } from "../../people/lists.ts";
import { Groups } from "../groups/Groups.tsx";
import { Loaded } from "../Loaded.tsx";
import { Page, Section } from "../Page.tsx";
import { Invitations } from "./Invitations.tsx";
import { Invite } from "./Invite.tsx";
import { MemberTable } from "./MemberTable.tsx";

/** Who works here, who was invited, and the teams. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const query = useQuery(membersQuery);
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      wide
      title={t("settings.members.title")}
      about={t("settings.members.about")}
      actions={
        <Button variant="primary" icon={UserRoundPlus} onClick={() => setInviting(true)}>
          {t("settings.members.invite")}
        </Button>
      }
    >
      <Section title={t("settings.members.people")}>
        <Loaded query={query}>{(members) => <MemberTable members={members} />}</Loaded>
      </Section>
      <Invitations />
      <Groups />
      {inviting && <Invite onLeave={() => setInviting(false)} />}
    </Page>
  );
}
