import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { membersQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import { connectionsQuery } from "../connections/connections-query.ts";
import { Loaded } from "../Loaded.tsx";
import { invitationsQuery } from "../members/invitations-query.ts";
import { Page, Section } from "../Page.tsx";
import { SectionLinks } from "../SectionLinks.tsx";
import { box } from "../Tick.tsx";
import { Attention } from "./Attention.tsx";
import { StepTick } from "./StepTick.tsx";
import { stepsOf } from "./steps.rules.ts";

/** How far the desk is set up, what needs attention, and where everything is. */
export function StartScreen() {
  const { t } = useTranslation();
  const { twoFactor } = useMe();
  const connections = useQuery(connectionsQuery);
  const members = useQuery(membersQuery).data ?? [];
  const invitations = useQuery(invitationsQuery).data ?? [];
  const others = members.length - 1 + invitations.length;
  return (
    <Page back={null} title={t("settings.start.title")} about={t("settings.start.about")}>
      <Attention connections={connections.data ?? []} />
      <div className="lg:hidden">
        <SectionLinks />
      </div>
      <Loaded query={connections} rows={5}>
        {(data) => {
          const steps = stepsOf({ connections: data, others, twoFactor });
          const left = steps.filter(({ done }) => !done).length;
          return (
            <Section
              title={t("settings.start.steps")}
              about={left === 0 ? t("settings.start.ready") : t("settings.start.left", { count: left })}
            >
              <ol className={box}>
                {steps.map((step) => (
                  <StepTick key={"connection" in step ? step.connection.id : step.name} step={step} />
                ))}
              </ol>
            </Section>
          );
        }}
      </Loaded>
    </Page>
  );
}
