import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { membersQuery } from "../../people/lists.ts";
import { CheckList } from "../CheckList.tsx";
import { Section } from "../Page.tsx";
import { Choices } from "./Choices.tsx";
import type { FunnelEdit } from "./FunnelForm.tsx";

/** Who works in the funnel, and what they see of it. */
export function People({ edit: { draft, change, error } }: { edit: FunnelEdit }) {
  const { t } = useTranslation();
  const members = useQuery(membersQuery).data ?? [];
  return (
    <Section title={t("settings.funnels.people.title")}>
      <Choices
        label={t("settings.funnels.people.access")}
        words={[
          ["everyone", "settings.funnels.people.everyone", "settings.funnels.people.everyoneAbout"],
          ["members", "settings.funnels.people.members", "settings.funnels.people.membersAbout"],
        ]}
        value={draft.access}
        onChange={(access) => change({ access }, "memberIds")}
      />
      {draft.access === "members" && (
        <CheckList
          label={t("settings.funnels.people.choose")}
          // Administrators are in every funnel; who was deactivated stays, nobody adds them anew.
          items={members.filter(
            ({ id, active, role }) => role !== "admin" && (active || draft.memberIds.includes(id)),
          )}
          chosen={draft.memberIds}
          onChange={(memberIds) => change({ memberIds }, "memberIds")}
          empty={t("settings.funnels.people.nobody")}
          error={error("memberIds")}
        />
      )}
      <Choices
        label={t("settings.funnels.people.sees")}
        words={[
          ["own", "settings.funnels.people.own", "settings.funnels.people.ownAbout"],
          ["queue", "settings.funnels.people.queue", "settings.funnels.people.queueAbout"],
        ]}
        value={draft.agentsSee}
        onChange={(agentsSee) => change({ agentsSee })}
      />
      <Choices
        label={t("settings.funnels.people.history")}
        words={[
          ["shared", "settings.funnels.people.shared", "settings.funnels.people.sharedAbout"],
          ["strict", "settings.funnels.people.strict", "settings.funnels.people.strictAbout"],
        ]}
        value={draft.history}
        onChange={(history) => change({ history })}
      />
    </Section>
  );
}
