import { createConnection } from "@relevo/contract/connections.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Form } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { Page } from "../Page.tsx";
import { connectionsQuery } from "./connections-query.ts";
import { WebchatFields } from "./WebchatFields.tsx";
import { bodyOf, useWebchatValues, webchatPlaces } from "./webchat-form.ts";

export function NewWebchat() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [values, setValues] = useWebchatValues(() => ({
    name: t("settings.connections.webchat.usualName"),
    inboxId: null,
    greeting: t("settings.connections.webchat.greetingExample"),
    colour: "#0f766e",
    sites: "",
    askName: false,
  }));
  const submission = useSubmit(webchatPlaces, async (key) => {
    const { id } = await call(createConnection, { body: { channel: "webchat", ...bodyOf(values) } }, { key });
    await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    await navigate({ to: "/settings/connections/$id", params: { id } });
  });
  return (
    <Page
      back="/settings/connections"
      title={t("settings.connections.webchat.newTitle")}
      about={t("settings.connections.webchat.newAbout")}
    >
      <Form submission={submission}>
        <WebchatFields
          values={values}
          submission={submission}
          onChange={(change, field) => {
            setValues((before) => ({ ...before, ...change }));
            if (field) submission.edited(field);
          }}
        />
        <Button type="submit" variant="primary" loading={submission.busy} className="self-start">
          {t("settings.connections.webchat.create")}
        </Button>
      </Form>
    </Page>
  );
}
