import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { Field } from "../../../design/Field.tsx";
import { IconButton } from "../../../design/IconButton.tsx";
import { Input } from "../../../design/Input.tsx";
import { Select } from "../../../design/Select.tsx";
import { VariableName } from "../inputs/VariableName.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import { withItem } from "../tree.rules.ts";
import type { SettingsOf } from "./settings.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const retries = ["0", "1", "2", "3", "4", "5"] as const;
const timeouts = [2000, 5000, 10_000, 15_000, 20_000];

/** What is asked of whom, with which secrets, and under which name the answer is kept. */
export function HttpSettings({ step, edit, wrong }: SettingsOf<"http">) {
  const { t } = useTranslation();
  const waits = [...new Set([...timeouts, step.timeoutMs])].toSorted((a, b) => a - b);
  return (
    <>
      <Field label={t("builder.http.method")} error={wrong("/method")}>
        <Select
          choices={methods.map((value) => ({ value, label: value }))}
          value={step.method}
          onChange={(method) => edit({ ...step, method }, "method")}
          className="w-32!"
        />
      </Field>
      <WithVariables
        label={t("builder.http.url")}
        code
        secrets
        max={2000}
        placeholder="https://"
        hint={t("builder.http.urlHint")}
        value={step.url}
        error={wrong("/url")}
        onChange={(url) => edit({ ...step, url }, "url")}
      />
      <Headers step={step} edit={edit} wrong={wrong} />
      {step.method !== "GET" && (
        <WithVariables
          label={t("builder.http.body")}
          code
          secrets
          lines={5}
          max={20_000}
          value={step.body}
          error={wrong("/body")}
          onChange={(body) => edit({ ...step, body }, "body")}
        />
      )}
      <VariableName
        label={t("builder.http.variable")}
        hint={t("builder.http.variableHint", { name: `{{${step.variable}.status}}` })}
        value={step.variable}
        error={wrong("/variable")}
        onChange={(variable) => edit({ ...step, variable }, "variable")}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("builder.http.timeout")} error={wrong("/timeoutMs")}>
          <Select
            choices={waits.map((ms) => ({
              value: String(ms),
              label: t("builder.http.seconds", { count: ms / 1000 }),
            }))}
            value={String(step.timeoutMs)}
            onChange={(value) => edit({ ...step, timeoutMs: Number(value) }, "timeoutMs")}
          />
        </Field>
        <Field label={t("builder.http.retries")} error={wrong("/retries")}>
          <Select
            choices={retries.map((value) => ({ value, label: value }))}
            value={retries.find((one) => Number(one) === step.retries) ?? "2"}
            onChange={(value) => edit({ ...step, retries: Number(value) }, "retries")}
          />
        </Field>
      </div>
    </>
  );
}

function Headers({ step, edit, wrong }: SettingsOf<"http">) {
  const { t } = useTranslation();
  const put = (headers: typeof step.headers, field: string) => edit({ ...step, headers }, field);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-list font-medium">{t("builder.http.headers")}</legend>
      {step.headers.map((header, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers are told apart by their place
        <div key={i} className="relative flex flex-col gap-2 rounded-base border border-line p-2.5 pe-9">
          <Field label={t("builder.http.headerName")} error={wrong(`/headers/${i}/name`)}>
            <Input
              maxLength={100}
              className="font-mono text-list!"
              value={header.name}
              onChange={({ target }) =>
                put(withItem(step.headers, i, { ...header, name: target.value }), `headers/${i}/name`)
              }
            />
          </Field>
          <WithVariables
            label={t("builder.http.headerValue")}
            code
            secrets
            max={2000}
            value={header.value}
            error={wrong(`/headers/${i}/value`)}
            onChange={(value) => put(withItem(step.headers, i, { ...header, value }), `headers/${i}/value`)}
          />
          <IconButton
            size="small"
            icon={Trash2}
            label={t("builder.http.removeHeader", { name: header.name || String(i + 1) })}
            onClick={() => put(withItem(step.headers, i, null), "headers")}
            className="absolute end-1 top-1"
          />
        </div>
      ))}
      {step.headers.length < 20 && (
        <Button
          size="small"
          icon={Plus}
          className="self-start"
          onClick={() => put([...step.headers, { name: "", value: "" }], "headers")}
        >
          {t("builder.http.addHeader")}
        </Button>
      )}
    </fieldset>
  );
}
