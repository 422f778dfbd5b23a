import { useTranslation } from "react-i18next";
import { Checkbox } from "../../design/Checkbox.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import type { Submission } from "../../refusals/use-submit.ts";
import { ColourField } from "./ColourField.tsx";
import { InboxSelect } from "./InboxSelect.tsx";
import type { WebchatField, WebchatValues } from "./webchat-form.ts";

/** Everything about a web chat that can be chosen. */
export function WebchatFields({
  values,
  submission,
  onChange,
}: {
  values: WebchatValues;
  submission: Submission<WebchatField>;
  onChange: (change: Partial<WebchatValues>, field?: WebchatField) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
        <Field
          label={t("settings.connections.form.name")}
          hint={t("settings.connections.form.nameHint")}
          error={submission.error("name")}
        >
          <Input
            maxLength={120}
            value={values.name}
            onChange={(event) => onChange({ name: event.target.value }, "name")}
          />
        </Field>
        <InboxSelect value={values.inboxId} onChange={(inboxId) => onChange({ inboxId })} />
      </div>
      <Field
        label={t("settings.connections.webchat.greeting")}
        hint={t("settings.connections.webchat.greetingHint")}
        error={submission.error("webchat/greeting")}
      >
        <Textarea
          rows={2}
          maxLength={300}
          placeholder={t("settings.connections.webchat.greetingExample")}
          value={values.greeting}
          onChange={(event) => onChange({ greeting: event.target.value }, "webchat/greeting")}
        />
      </Field>
      <ColourField
        value={values.colour}
        error={submission.error("webchat/colour")}
        onChange={(colour) => onChange({ colour }, "webchat/colour")}
      />
      <Field
        label={t("settings.connections.webchat.sites")}
        hint={t("settings.connections.webchat.sitesHint")}
        error={submission.error("webchat/origins")}
      >
        <Textarea
          rows={2}
          spellCheck={false}
          autoCapitalize="none"
          placeholder={t("settings.connections.webchat.sitesExample")}
          value={values.sites}
          onChange={(event) => onChange({ sites: event.target.value }, "webchat/origins")}
        />
      </Field>
      <Checkbox checked={values.askName} onChange={(askName) => onChange({ askName })}>
        {t("settings.connections.webchat.askName")}
      </Checkbox>
    </>
  );
}
