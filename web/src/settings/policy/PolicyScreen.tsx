import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inboxesQuery } from "../../people/lists.ts";
import { GoneInbox } from "../inboxes/GoneInbox.tsx";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { History } from "./History.tsx";
import { PolicyEditor } from "./PolicyEditor.tsx";
import { policyQuery } from "./policy-query.ts";

const route = getRouteApi("/frame/settings/inboxes/$id/policy");

/** An inbox's rules on one page, and who changed them. */
export function PolicyScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(policyQuery(id));
  const inboxes = useQuery(inboxesQuery).data;
  const inbox = inboxes?.find((one) => one.id === id);
  if (inboxes && !inbox) return <GoneInbox />;
  return (
    <Page
      wide
      back="/settings/inboxes"
      title={inbox ? t("settings.policy.titleOf", { inbox: inbox.name }) : t("settings.policy.title")}
      about={t("settings.policy.about")}
    >
      <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_16rem]">
        <Loaded query={query} rows={6}>
          {(inForce) => <PolicyEditor key={id} inboxId={id} inForce={inForce} />}
        </Loaded>
        <History inboxId={id} />
      </div>
    </Page>
  );
}
