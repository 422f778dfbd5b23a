import { switchAccount } from "@relevo/contract/people.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import { notify } from "../design/toast.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { Section } from "../settings/Page.tsx";
import { call } from "../shell/api.ts";
import { changePassword } from "./auth.ts";
import { useMe } from "./me.ts";
import { PasswordInput } from "./PasswordInput.tsx";

const places: Places<"old" | "fresh", WordKey> = {
  fields: { old: "people.wrong.missingPassword", fresh: "people.wrong.password" },
  codes: {
    INVALID_PASSWORD: { field: "old", words: "people.wrong.oldPassword" },
    PASSWORD_TOO_SHORT: { field: "fresh", words: "people.wrong.password" },
    PASSWORD_TOO_LONG: { field: "fresh", words: "people.wrong.password" },
  },
};

/** A new password, for who knows the old one. */
export function OwnPassword() {
  const { t } = useTranslation();
  const { account, accounts } = useMe();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const submission = useSubmit(
    places,
    async () => {
      await changePassword(old, fresh);
      // The new session has not chosen among the accounts yet.
      if (accounts.length > 0) await call(switchAccount, { body: { accountId: account.id } });
      setOld("");
      setFresh("");
      notify({ tone: "answered", title: t("people.profile.passwordChanged") });
    },
    () => (old === "" ? { old: "people.wrong.missingPassword" } : {}),
  );
  return (
    <Section title={t("people.profile.password")}>
      <Form submission={submission}>
        <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
          <Field label={t("people.profile.oldPassword")} error={submission.error("old")}>
            <PasswordInput
              autoComplete="current-password"
              value={old}
              onChange={(event) => {
                setOld(event.target.value);
                submission.edited("old");
              }}
            />
          </Field>
          <Field
            label={t("people.field.newPassword")}
            hint={t("people.field.passwordHint")}
            error={submission.error("fresh")}
          >
            <PasswordInput
              autoComplete="new-password"
              value={fresh}
              onChange={(event) => {
                setFresh(event.target.value);
                submission.edited("fresh");
              }}
            />
          </Field>
        </div>
        <Button type="submit" loading={submission.busy} className="self-start">
          {t("people.profile.changePassword")}
        </Button>
      </Form>
    </Section>
  );
}
