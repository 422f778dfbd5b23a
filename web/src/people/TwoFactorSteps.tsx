import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { beginTwoFactor, confirmTwoFactor, type SecondFactor } from "./auth.ts";
import { PasswordCheck, usePasswordCheck } from "./PasswordCheck.tsx";
import { SecondFactorCard } from "./SecondFactorCard.tsx";

const places: Places<"code", WordKey> = {
  fields: { code: "people.wrong.missingCode" },
  codes: { INVALID_CODE: { field: "code", words: "people.wrong.code" } },
};

/** Turns the second factor on: the password, then the secret for the app, then a code that proves it. */
export function TwoFactorSteps({ onLeave, onDone }: { onLeave: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const form = useId();
  const [factor, setFactor] = useState<SecondFactor>();
  const [code, setCode] = useState("");
  const check = usePasswordCheck(async (password) => setFactor(await beginTwoFactor(password)));
  const proof = useSubmit(
    places,
    async () => {
      await confirmTwoFactor(code.replace(/\s/g, ""));
      onDone();
    },
    () => (code.trim() === "" ? { code: "people.wrong.missingCode" } : {}),
  );
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={t("people.twoFactor.beginTitle")}
      footer={
        <>
          <Button onClick={onLeave}>{t("design.back")}</Button>
          <Button type="submit" form={form} variant="primary" loading={check.submission.busy || proof.busy}>
            {t(factor ? "people.twoFactor.begin" : "people.twoFactor.next")}
          </Button>
        </>
      }
    >
      {factor ? (
        <Form id={form} submission={proof} className="gap-5">
          <SecondFactorCard factor={factor} />
          <Field label={t("people.twoFactor.confirm")} error={proof.error("code")}>
            <Input
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              value={code}
              onChange={(event) => {
                setCode(event.target.value);
                proof.edited("code");
              }}
              className="max-w-40 font-mono tracking-widest"
            />
          </Field>
        </Form>
      ) : (
        <PasswordCheck id={form} {...check} />
      )}
    </Dialog>
  );
}
