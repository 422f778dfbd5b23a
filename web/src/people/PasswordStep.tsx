import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form, Problem } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { signIn } from "./auth.ts";
import { PasswordInput } from "./PasswordInput.tsx";

type FieldName = "mail" | "password";

/** A wrong mail and a wrong password are said in the same words: who has a login is nobody's business. */
const places: Places<FieldName, WordKey> = {
  fields: { mail: "people.wrong.mail", password: "people.wrong.missingPassword" },
  codes: {
    INVALID_EMAIL_OR_PASSWORD: { field: "password", words: "people.wrong.credentials" },
    INVALID_EMAIL: { field: "mail", words: "people.wrong.mail" },
    VALIDATION_ERROR: { field: "mail", words: "people.wrong.mail" },
    NO_ACCOUNT: { field: "mail", words: "people.signIn.noAccount" },
  },
};

export function PasswordStep({
  notice,
  problem,
  onEnter,
  onCode,
}: {
  notice?: string | undefined;
  problem?: string | undefined;
  onEnter: () => void;
  onCode: () => void;
}) {
  const { t } = useTranslation();
  const [mail, setMail] = useState("");
  const [password, setPassword] = useState("");
  const submission = useSubmit(
    places,
    async () => ((await signIn(mail.trim(), password)) === "in" ? onEnter() : onCode()),
    () => ({
      ...(mail.trim() === "" && { mail: "people.wrong.mail" }),
      ...(password === "" && { password: "people.wrong.missingPassword" }),
    }),
  );
  return (
    <Form submission={submission}>
      {notice && (
        <p role="status" className="flex gap-2 rounded-base bg-answered-ground px-3 py-2 text-answered">
          <CircleCheck aria-hidden size={16} className="mt-0.5 shrink-0" />
          {notice}
        </p>
      )}
      <Problem>{submission.refused === 0 && problem}</Problem>
      <Field label={t("people.field.mail")} error={submission.error("mail")}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={mail}
          onChange={(event) => {
            setMail(event.target.value);
            submission.edited("mail");
          }}
        />
      </Field>
      <Field label={t("people.field.password")} error={submission.error("password")}>
        <PasswordInput
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
            submission.edited("password");
          }}
        />
      </Field>
      <Button type="submit" variant="primary" loading={submission.busy} className="w-full">
        {t("people.signIn.submit")}
      </Button>
      <p className="text-list text-soft">{t("people.signIn.forgot")}</p>
    </Form>
  );
}
