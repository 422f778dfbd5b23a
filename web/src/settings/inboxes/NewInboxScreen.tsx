import { createInbox } from "@relevo/contract/inboxes.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { Page } from "../Page.tsx";
import { InboxForm } from "./InboxForm.tsx";

export function NewInboxScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <Page
      back="/settings/inboxes"
      title={t("settings.inboxes.newTitle")}
      about={t("settings.inboxes.newAbout")}
    >
      <InboxForm
        verb={t("settings.inboxes.create")}
        act={async (body, key) => {
          await call(createInbox, { body }, { key });
          await queries.invalidateQueries({ queryKey: ["inboxes"] });
          notify({ tone: "answered", title: t("settings.inboxes.created") });
          await navigate({ to: "/settings/inboxes" });
        }}
      />
    </Page>
  );
}
