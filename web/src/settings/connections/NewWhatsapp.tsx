import { createConnection } from "@relevo/contract/connections.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ExternalLink, Lock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { Form } from "../../refusals/Form.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { Page } from "../Page.tsx";
import { connectionsQuery } from "./connections-query.ts";
import { InboxSelect } from "./InboxSelect.tsx";
import { SecretField } from "./SecretField.tsx";

type TextName = "name" | "numberId" | "businessId" | "displayNumber" | "token" | "appSecret";
type FieldName = "name" | "token" | "appSecret" | `whatsapp/${"numberId" | "businessId" | "displayNumber"}`;

const places: Places<FieldName, WordKey> = {
  fields: {
    name: "settings.connections.wrong.name",
    "whatsapp/numberId": "settings.connections.wrong.numberId",
    "whatsapp/businessId": "settings.connections.wrong.businessId",
    "whatsapp/displayNumber": "settings.connections.wrong.displayNumber",
    token: "settings.connections.wrong.token",
    appSecret: "settings.connections.wrong.appSecret",
  },
  codes: {
    NUMBER_TAKEN: { field: "whatsapp/numberId", words: "settings.connections.wrong.numberTaken" },
  },
};

/** The four values of Meta's console, each with where it is found. */
export function NewWhatsapp() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [inboxId, setInboxId] = useState<string | null>(null);
  const [values, setValues] = useState<Record<TextName, string>>({
    name: t("settings.connections.whatsapp.usualName"),
    numberId: "",
    businessId: "",
    displayNumber: "",
    token: "",
    appSecret: "",
  });
  const submission = useSubmit(places, async (key) => {
    const { name, token, appSecret, displayNumber } = values;
    const [numberId, businessId] = [digits(values.numberId), digits(values.businessId)];
    const whatsapp = { numberId, businessId, displayNumber: displayNumber.trim() };
    const body = { channel: "whatsapp", name, inboxId, whatsapp, token, appSecret } as const;
    const { id } = await call(createConnection, { body }, { key });
    await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    await navigate({ to: "/settings/connections/$id", params: { id } });
  });
  const set = (name: TextName, field: FieldName) => (value: string) => {
    setValues((before) => ({ ...before, [name]: value }));
    submission.edited(field);
  };
  const text = (name: "numberId" | "businessId" | "displayNumber") => (
    <Field
      label={t(`settings.connections.whatsapp.${name}`)}
      hint={t(`settings.connections.whatsapp.${name}Hint`)}
      error={submission.error(`whatsapp/${name}`)}
    >
      <Input
        inputMode={name === "displayNumber" ? "tel" : "numeric"}
        autoComplete="off"
        maxLength={40}
        value={values[name]}
        onChange={(event) => set(name, `whatsapp/${name}`)(event.target.value)}
      />
    </Field>
  );
  const secret = (name: "token" | "appSecret") => (
    <SecretField
      label={t(`settings.connections.whatsapp.${name}`)}
      hint={t(`settings.connections.whatsapp.${name}Hint`)}
      error={submission.error(name)}
      value={values[name]}
      onChange={set(name, name)}
    />
  );
  return (
    <Page
      back="/settings/connections"
      title={t("settings.connections.whatsapp.newTitle")}
      about={t("settings.connections.whatsapp.newAbout")}
      actions={
        <a
          href="https://developers.facebook.com/apps"
          target="_blank"
          rel="noreferrer"
          className={buttonClass("plain", "base")}
        >
          <ExternalLink aria-hidden size={16} />
          {t("settings.connections.whatsapp.console")}
          <span className="sr-only">({t("settings.newTab")})</span>
        </a>
      }
    >
      <Form submission={submission} className="gap-5">
        <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
          <Field
            label={t("settings.connections.form.name")}
            hint={t("settings.connections.form.nameHint")}
            error={submission.error("name")}
          >
            <Input
              maxLength={120}
              value={values.name}
              onChange={(event) => set("name", "name")(event.target.value)}
            />
          </Field>
          <InboxSelect value={inboxId} onChange={setInboxId} />
        </div>
        <div className="grid grid-cols-2 items-start gap-x-4 gap-y-5 max-sm:grid-cols-1">
          {text("numberId")}
          {text("businessId")}
          {text("displayNumber")}
        </div>
        {secret("token")}
        {secret("appSecret")}
        <p className="flex items-start gap-2 text-list text-soft">
          <Lock aria-hidden size={14} className="mt-0.5 shrink-0" />
          {t("settings.connections.whatsapp.sealed")}
        </p>
        <Button type="submit" variant="primary" loading={submission.busy} className="self-start">
          {t("settings.connections.whatsapp.create")}
        </Button>
      </Form>
    </Page>
  );
}

/** Ids are copied with spaces around them, or between. */
function digits(text: string): string {
  return text.replace(/\s/g, "");
}
