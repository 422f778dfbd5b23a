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
import { NameField } from "../NameField.tsx";
import { Section } from "../Page.tsx";
import { connectionsQuery, type Whatsapp } from "./connections-query.ts";
import { InboxSelect } from "./InboxSelect.tsx";

const places: Places<"name", WordKey> = { fields: { name: "settings.connections.wrong.name" } };

/** Its name and inbox; the ids are what the number is, and stay. */
export function WhatsappDetails({ connection }: { connection: Whatsapp }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, whatsapp } = connection;
  const [name, setName] = useState(connection.name);
  const [inboxId, setInboxId] = useState(connection.inbox?.id ?? null);
  const submission = useSubmit(places, async (key) => {
    await call(editConnection, { params: { id }, body: { name, inboxId } }, { key });
    await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    notify({ tone: "answered", title: t("settings.connections.form.saved") });
  });
  return (
    <Section title={t("settings.connections.form.details")}>
      <Form submission={submission}>
        <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
          <NameField
            label={t("settings.connections.form.name")}
            hint={t("settings.connections.form.nameHint")}
            value={name}
            onChange={setName}
            submission={submission}
          />
          <InboxSelect value={inboxId} onChange={setInboxId} />
        </div>
        <dl className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          {(["numberId", "businessId", "displayNumber"] as const).map(
            (field) =>
              whatsapp[field] && (
                <div key={field}>
                  <dt className="text-list font-medium">{t(`settings.connections.whatsapp.${field}`)}</dt>
                  <dd className="text-soft tabular-nums">{whatsapp[field]}</dd>
                </div>
              ),
          )}
        </dl>
        <Button type="submit" variant="primary" loading={submission.busy} className="self-start">
          {t("settings.connections.form.save")}
        </Button>
      </Form>
    </Section>
  );
}
