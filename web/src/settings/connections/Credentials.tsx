import { editConnection } from "@relevo/contract/connections.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { Form } from "../../refusals/Form.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { Section } from "../Page.tsx";
import { connectionsQuery, type Whatsapp } from "./connections-query.ts";
import { SecretField } from "./SecretField.tsx";

const places: Places<"token" | "appSecret", WordKey> = {
  fields: { token: "settings.connections.wrong.token", appSecret: "settings.connections.wrong.appSecret" },
  codes: { CREDENTIALS_REFUSED: { field: "token", words: "settings.connections.wrong.refused" } },
};

/** New credentials for the same number; they end a pause. */
export function Credentials({ connection }: { connection: Whatsapp }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [token, setToken] = useState("");
  const [appSecret, setAppSecret] = useState("");
  const submission = useSubmit(places, async (key) => {
    const body = { ...(token !== "" && { token }), ...(appSecret !== "" && { appSecret }) };
    await call(editConnection, { params: { id: connection.id }, body }, { key });
    await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    setToken("");
    setAppSecret("");
    notify({ tone: "answered", title: t("settings.connections.whatsapp.credentialsSaved") });
  });
  return (
    <div id="credentials">
      <Section
        title={t("settings.connections.whatsapp.credentials")}
        about={t("settings.connections.whatsapp.credentialsAbout")}
      >
        <Form submission={submission}>
          <SecretField
            label={t("settings.connections.whatsapp.token")}
            hint={t("settings.connections.whatsapp.tokenHint")}
            error={submission.error("token")}
            value={token}
            onChange={(value) => {
              setToken(value);
              submission.edited("token");
            }}
          />
          <SecretField
            label={t("settings.connections.whatsapp.appSecret")}
            hint={t("settings.connections.whatsapp.appSecretHint")}
            error={submission.error("appSecret")}
            value={appSecret}
            onChange={(value) => {
              setAppSecret(value);
              submission.edited("appSecret");
            }}
          />
          <Button
            type="submit"
            disabled={token === "" && appSecret === ""}
            loading={submission.busy}
            className="self-start"
          >
            {t("settings.connections.whatsapp.credentialsSave")}
          </Button>
        </Form>
      </Section>
    </div>
  );
}
