import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { RefusalError } from "../shell/api.ts";
import { resetPassword } from "./auth.ts";
import { EntryPage } from "./EntryPage.tsx";
import { PasswordInput } from "./PasswordInput.tsx";

const resetRoute = getRouteApi("/reset-password/$token");

const places: Places<"password", WordKey> = {
  fields: { password: "people.wrong.password" },
  codes: {
    PASSWORD_TOO_SHORT: { field: "password", words: "people.wrong.password" },
    PASSWORD_TOO_LONG: { field: "password", words: "people.wrong.password" },
  },
};

/** A new password, by the link an administrator handed over. */
export function ResetScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { token } = resetRoute.useParams();
  const [password, setPassword] = useState("");
  const [over, setOver] = useState(false);
  const submission = useSubmit(places, async () => {
    try {
      await resetPassword(token, password);
    } catch (error) {
      if (!isOver(error)) throw error;
      return setOver(true);
    }
    await navigate({ to: "/sign-in", search: { notice: "reset" } });
  });
  if (over) {
    return (
      <EntryPage title={t("people.reset.over")} about={t("people.reset.overAbout")}>
        <Link to="/sign-in" className={buttonClass("primary", "base", "w-full")}>
          {t("people.invitation.toSignIn")}
        </Link>
      </EntryPage>
    );
  }
  return (
    <EntryPage title={t("people.reset.title")} about={t("people.reset.about")}>
      <Form submission={submission}>
        <Field
          label={t("people.field.newPassword")}
          hint={t("people.field.passwordHint")}
          error={submission.error("password")}
        >
          <PasswordInput
            name="new-password"
            autoComplete="new-password"
            autoFocus
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
              submission.edited("password");
            }}
          />
        </Field>
        <Button type="submit" variant="primary" loading={submission.busy} className="w-full">
          {t("people.reset.submit")}
        </Button>
      </Form>
    </EntryPage>
  );
}

function isOver(error: unknown): boolean {
  const reason = error instanceof RefusalError ? error.failures[0]?.data?.reason : undefined;
  return reason === "INVALID_TOKEN" || reason === "USER_NOT_FOUND";
}
