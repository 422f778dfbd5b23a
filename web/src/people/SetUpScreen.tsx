import { setup } from "@relevo/contract/people.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { browserPlace } from "../i18n/FormatsProvider.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { languageSetting } from "../i18n/language.ts";
import { changeLanguage } from "../i18n/start.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { call } from "../shell/api.ts";
import { useStored } from "../shell/stored.ts";
import { EntryPage } from "./EntryPage.tsx";
import { PasswordInput } from "./PasswordInput.tsx";
import { PlaceFields } from "./PlaceFields.tsx";
import { guessCountry, guessLanguage, guessZone } from "./place-guess.rules.ts";

type FieldName = "company" | "country" | "timeZone" | "name" | "mail" | "password";

const places: Places<FieldName, WordKey> = {
  fields: {
    company: "people.wrong.company",
    country: "people.wrong.country",
    timeZone: "people.wrong.timeZone",
    name: "people.wrong.name",
    mail: "people.wrong.mail",
    password: "people.wrong.password",
  },
  codes: { MAIL_TAKEN: { field: "mail", words: "people.wrong.mailTaken" } },
};

/** The first page of an empty desk: the company and its first administrator. */
export function SetUpScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [language] = useStored(languageSetting);
  const [values, setValues] = useState(firstValues);
  const submission = useSubmit(places, async (key) => {
    await call(setup, { body: { ...values, language } }, { key });
    queries.clear();
    await navigate({ to: "/welcome" });
  });
  const set = (change: Partial<typeof values>) => {
    setValues((before) => ({ ...before, ...change }));
    for (const field of fieldNames) if (field in change) submission.edited(field);
  };
  const chooseCountry = (country: string) => {
    set({ country, timeZone: guessZone(country, browserPlace.timeZone) });
    void changeLanguage(guessLanguage(country, language));
  };
  const text = (field: "company" | "name" | "mail" | "password") => ({
    name: field,
    value: values[field],
    onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }),
  });
  return (
    <EntryPage wide title={t("people.setup.title")} about={t("people.setup.about")}>
      <Form submission={submission} className="gap-6">
        <Part title={t("people.setup.company")}>
          <Field
            label={t("people.setup.companyName")}
            hint={t("people.setup.companyHint")}
            error={submission.error("company")}
          >
            <Input {...text("company")} autoComplete="organization" autoFocus maxLength={120} />
          </Field>
          <PlaceFields
            country={values.country}
            timeZone={values.timeZone}
            error={submission.error}
            onCountry={chooseCountry}
            onTimeZone={(timeZone) => set({ timeZone })}
          />
        </Part>
        <Part title={t("people.setup.you")}>
          <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
            <Field label={t("people.field.name")} error={submission.error("name")}>
              <Input {...text("name")} autoComplete="name" maxLength={120} />
            </Field>
            <Field label={t("people.field.mail")} error={submission.error("mail")}>
              <Input {...text("mail")} type="email" autoComplete="username" />
            </Field>
          </div>
          <Field
            label={t("people.field.password")}
            hint={t("people.field.passwordHint")}
            error={submission.error("password")}
          >
            <PasswordInput {...text("password")} autoComplete="new-password" />
          </Field>
        </Part>
        <Button type="submit" variant="primary" loading={submission.busy} className="w-full">
          {t("people.setup.submit")}
        </Button>
      </Form>
    </EntryPage>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 text-title font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}

const fieldNames: readonly FieldName[] = ["company", "country", "timeZone", "name", "mail", "password"];

function firstValues() {
  const { timeZone } = browserPlace;
  const country = guessCountry({ timeZone, languages: navigator.languages }) ?? "";
  return {
    company: "",
    country,
    timeZone: guessZone(country || "CL", timeZone),
    name: "",
    mail: "",
    password: "",
  };
}
