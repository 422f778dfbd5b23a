import { editMe } from "@relevo/contract/people.ts";
import type { Language } from "@relevo/contract/words.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { Select } from "../design/Select.tsx";
import { notify } from "../design/toast.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { languages } from "../i18n/language.ts";
import { changeLanguage } from "../i18n/start.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { Section } from "../settings/Page.tsx";
import { call } from "../shell/api.ts";
import { meQuery, useMe } from "./me.ts";

const places: Places<"name", WordKey> = { fields: { name: "people.wrong.name" } };

/** Name and language; mail and role are others' to change. */
export function OwnDetails() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe();
  const [name, setName] = useState(me.member.name);
  const [language, setLanguage] = useState(me.language);
  const changed = name !== me.member.name || language !== me.language;
  const submission = useSubmit(places, async (key) => {
    queries.setQueryData(meQuery.queryKey, await call(editMe, { body: { name, language } }, { key }));
    void queries.invalidateQueries({ queryKey: ["members"] });
    await changeLanguage(language);
    notify({ tone: "answered", title: t("people.profile.saved") });
  });
  return (
    <Section title={t("people.profile.you")}>
      <Form submission={submission}>
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Field label={t("people.field.name")} error={submission.error("name")}>
            <Input
              autoComplete="name"
              maxLength={120}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                submission.edited("name");
              }}
            />
          </Field>
          <Field label={t("shell.language")}>
            <Select choices={choices} value={language} onChange={setLanguage} />
          </Field>
        </div>
        <dl className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <div>
            <dt className="text-list font-medium">{t("people.field.mail")}</dt>
            <dd className="text-soft wrap-anywhere">{me.member.mail}</dd>
          </div>
          <div>
            <dt className="text-list font-medium">{t("people.profile.role")}</dt>
            <dd className="text-soft">{t(`people.roles.${me.member.role}`)}</dd>
          </div>
        </dl>
        <Button
          type="submit"
          variant="primary"
          disabled={!changed}
          loading={submission.busy}
          className="self-start"
        >
          {t("people.profile.save")}
        </Button>
      </Form>
    </Section>
  );
}

const choices: readonly { value: Language; label: string }[] = [
  { value: "es", label: languages.es },
  { value: "pt-BR", label: languages["pt-BR"] },
  { value: "en", label: languages.en },
];
