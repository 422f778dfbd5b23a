import { editInbox, type Inbox } from "@relevo/contract/inboxes.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Scale } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { inboxesQuery, membersQuery } from "../../people/lists.ts";
import { call } from "../../shell/api.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { GoneInbox } from "./GoneInbox.tsx";
import { InboxForm } from "./InboxForm.tsx";

const route = getRouteApi("/frame/settings/inboxes/$id");

/** One inbox, to be changed. */
export function OneInboxScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(inboxesQuery);
  const inbox = query.data?.find((one) => one.id === id);
  if (query.data && !inbox) return <GoneInbox />;
  return (
    <Page
      back="/settings/inboxes"
      title={inbox?.name ?? t("settings.inboxes.title")}
      about={inbox && <Served inbox={inbox} />}
      actions={
        <Link to="/settings/inboxes/$id/policy" params={{ id }} className={buttonClass("plain", "base")}>
          <Scale aria-hidden size={16} />
          {t("settings.inboxes.rules")}
        </Link>
      }
    >
      <Loaded query={query}>{() => inbox && <Editor inbox={inbox} />}</Loaded>
    </Page>
  );
}

function Editor({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <InboxForm
      key={inbox.id}
      inbox={inbox}
      verb={t("settings.inboxes.save")}
      act={async (body, key) => {
        await call(editInbox, { params: { id: inbox.id }, body }, { key });
        await queries.invalidateQueries({ queryKey: ["inboxes"] });
        notify({ tone: "answered", title: t("settings.inboxes.saved") });
        await navigate({ to: "/settings/inboxes" });
      }}
    />
  );
}

/** Who attends it, administrators aside, who see every inbox. */
function Served({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation();
  const members = useQuery(membersQuery).data ?? [];
  const names = members
    .filter(
      ({ active, role, inboxes }) => active && role !== "admin" && inboxes.some(({ id }) => id === inbox.id),
    )
    .map(({ name }) => name);
  if (inbox.global && names.length === 0) return t("settings.inboxes.globalAbout");
  return names.length === 0
    ? t("settings.inboxes.servedByNobody")
    : t("settings.inboxes.served", { names: names.join(", ") });
}
