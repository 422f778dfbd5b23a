import { useTranslation } from "react-i18next";
import { Checkbox } from "../../../design/Checkbox.tsx";
import { classes } from "../../../design/classes.ts";
import { Textarea } from "../../../design/Textarea.tsx";
import type { groups } from "../fields.rules.ts";
import type { Control } from "./control.ts";

export const messageControls: Record<(typeof groups)["messages"][number], Control> = {
  greeting({ t, label, policy, wrong, change }) {
    return (
      <Message
        label={label}
        example={t("settings.policy.greetingExample")}
        value={policy.greeting}
        wrong={wrong}
        onChange={(greeting) => change({ greeting })}
      />
    );
  },
  away({ t, label, policy, wrong, change }) {
    return (
      <Message
        label={label}
        example={t("settings.policy.awayExample")}
        value={policy.away}
        wrong={wrong}
        onChange={(away) => change({ away })}
      />
    );
  },
  askResolved({ t, policy, change }) {
    return (
      <Checkbox checked={policy.askResolved} onChange={(askResolved) => change({ askResolved })}>
        {t("settings.policy.offerAsk")}
      </Checkbox>
    );
  },
};

/** A message that is sent or not; its text stays while it is off. */
function Message({
  label,
  example,
  value,
  wrong,
  onChange,
}: {
  label: string;
  example: string;
  value: { on: boolean; text: string };
  wrong: boolean;
  onChange: (value: { on: boolean; text: string }) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-2">
      <Checkbox checked={value.on} onChange={(on) => onChange({ ...value, on })}>
        {t("settings.policy.send")}
      </Checkbox>
      {value.on && (
        <Textarea
          aria-label={t("settings.policy.text", { field: label })}
          aria-invalid={wrong || undefined}
          placeholder={example}
          maxLength={1000}
          rows={2}
          value={value.text}
          onChange={(event) => onChange({ ...value, text: event.target.value })}
          className={classes(wrong && "border-breach!")}
        />
      )}
    </div>
  );
}
