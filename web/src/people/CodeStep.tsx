import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Checkbox } from "../design/Checkbox.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { RefusalError } from "../shell/api.ts";
import { giveCode } from "./auth.ts";

const places: Places<"code", WordKey> = {
  fields: { code: "people.wrong.missingCode" },
  codes: {
    INVALID_CODE: { field: "code", words: "people.wrong.code" },
    INVALID_BACKUP_CODE: { field: "code", words: "people.wrong.backupCode" },
  },
};

/** The second step of signing in. `onBack` says why the password must be given again. */
export function CodeStep({
  onEnter,
  onBack,
}: {
  onEnter: () => void;
  onBack: (why?: "over" | "locked") => void;
}) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<"app" | "backup">("app");
  const [code, setCode] = useState("");
  const [trust, setTrust] = useState(false);
  const submission = useSubmit(
    places,
    async () => {
      try {
        await giveCode(kind, kind === "app" ? code.replace(/\s/g, "") : code.trim(), trust);
      } catch (error) {
        const why = endOf(error);
        if (!why) throw error;
        return onBack(why);
      }
      onEnter();
    },
    () => (code.trim() === "" ? { code: "people.wrong.missingCode" } : {}),
  );
  const app = kind === "app";
  return (
    <Form submission={submission}>
      <p className="-mt-5 text-soft">{t(app ? "people.code.about" : "people.code.backupAbout")}</p>
      <Field
        key={kind}
        label={t(app ? "people.code.label" : "people.code.backupLabel")}
        error={submission.error("code")}
      >
        <Input
          inputMode={app ? "numeric" : "text"}
          autoComplete={app ? "one-time-code" : "off"}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          autoFocus
          value={code}
          onChange={(event) => {
            setCode(event.target.value);
            submission.edited("code");
          }}
          className="font-mono tracking-widest"
        />
      </Field>
      <Checkbox checked={trust} onChange={setTrust}>
        {t("people.code.trust")}
      </Checkbox>
      <Button type="submit" variant="primary" loading={submission.busy} className="w-full">
        {t("people.signIn.submit")}
      </Button>
      <div className="flex flex-col gap-1">
        <Button
          variant="quiet"
          onClick={() => {
            setKind(app ? "backup" : "app");
            setCode("");
            submission.edited("code");
          }}
        >
          {t(app ? "people.code.useBackup" : "people.code.useApp")}
        </Button>
        <Button variant="quiet" onClick={() => onBack()}>
          {t("people.code.back")}
        </Button>
      </div>
    </Form>
  );
}

/** Why this sign-in cannot go on: it must begin again. */
function endOf(error: unknown): "over" | "locked" | undefined {
  if (!(error instanceof RefusalError)) return undefined;
  switch (error.failures[0]?.data?.reason) {
    case "INVALID_TWO_FACTOR_COOKIE":
    case "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE":
      return "over";
    case "ACCOUNT_TEMPORARILY_LOCKED":
      return "locked";
  }
  return undefined;
}
