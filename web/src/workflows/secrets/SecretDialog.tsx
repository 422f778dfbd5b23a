import { type Secret, writeSecret } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { notify } from "../../design/toast.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { FormDialog } from "../../settings/FormDialog.tsx";
import { call } from "../../shell/api.ts";
import { secretsQuery } from "../queries.ts";

const places: Places<"name" | "value", WordKey> = {
  fields: { name: "workflows.secrets.wrong.name", value: "workflows.secrets.wrong.value" },
};
/** As the contract has it: the name stands in the address, where a bad one would not be found. */
const good = /^[A-Z][A-Z0-9_]{0,39}$/;

/** A new secret, or another value for one. */
export function SecretDialog({
  secret,
  taken,
  onLeave,
}: {
  secret: Secret | undefined;
  taken: readonly string[];
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(secret?.name ?? "");
  const [value, setValue] = useState("");
  const submission = useSubmit(
    places,
    async (key) => {
      await call(writeSecret, { params: { name }, body: { value } }, { key });
      await queries.invalidateQueries({ queryKey: secretsQuery.queryKey });
      notify({ tone: "answered", title: t("workflows.secrets.saved") });
      onLeave();
    },
    () => ({
      ...(!good.test(name) && { name: "workflows.secrets.wrong.name" as const }),
      ...(!secret && taken.includes(name) && { name: "workflows.secrets.wrong.taken" as const }),
      ...(value === "" && { value: "workflows.secrets.wrong.value" as const }),
    }),
  );
  return (
    <FormDialog
      title={
        secret ? t("workflows.secrets.replaceTitle", { name: secret.name }) : t("workflows.secrets.newTitle")
      }
      verb={t("workflows.secrets.save")}
      submission={submission}
      onLeave={onLeave}
    >
      {!secret && (
        <Field
          label={t("workflows.secrets.name")}
          hint={t("workflows.secrets.nameHint")}
          error={submission.error("name")}
        >
          <Input
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            value={name}
            onChange={(event) => {
              setName(event.target.value.toUpperCase());
              submission.edited("name");
            }}
          />
        </Field>
      )}
      <Field
        label={t("workflows.secrets.value")}
        hint={t("workflows.secrets.valueHint")}
        error={submission.error("value")}
      >
        <Input
          type="password"
          maxLength={4000}
          autoComplete="off"
          className="font-mono"
          value={value}
          onChange={(event) => {
            setValue(event.target.value);
            submission.edited("value");
          }}
        />
      </Field>
    </FormDialog>
  );
}
