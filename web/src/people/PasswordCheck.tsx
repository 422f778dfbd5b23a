import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../design/Field.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { type Submission, useSubmit } from "../refusals/use-submit.ts";
import { PasswordInput } from "./PasswordInput.tsx";

const places: Places<"password", WordKey> = {
  fields: { password: "people.wrong.missingPassword" },
  codes: { INVALID_PASSWORD: { field: "password", words: "people.wrong.oldPassword" } },
};

/** One's password, asked again before something that weakens or strengthens the sign-in. */
export function usePasswordCheck(act: (password: string) => Promise<void>) {
  const [password, setPassword] = useState("");
  const submission = useSubmit(
    places,
    () => act(password),
    () => (password === "" ? { password: "people.wrong.missingPassword" } : {}),
  );
  return { password, setPassword, submission };
}

export function PasswordCheck({
  id,
  password,
  setPassword,
  submission,
}: {
  id: string;
  password: string;
  setPassword: (password: string) => void;
  submission: Submission<"password">;
}) {
  const { t } = useTranslation();
  return (
    <Form id={id} submission={submission}>
      <Field label={t("people.twoFactor.confirmPassword")} error={submission.error("password")}>
        <PasswordInput
          autoComplete="current-password"
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
            submission.edited("password");
          }}
        />
      </Field>
    </Form>
  );
}
