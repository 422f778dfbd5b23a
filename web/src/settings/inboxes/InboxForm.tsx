import type { Inbox, Visibility } from "@relevo/contract/inboxes.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { Form, Problem } from "../../refusals/Form.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { ChoiceCards } from "../ChoiceCards.tsx";
import { ReasonList } from "./ReasonList.tsx";
import { type ReasonLine, wrongLines } from "./reasons.rules.ts";

const places: Places<"name" | "visibility" | "reasons", WordKey> = {
  fields: {
    name: "settings.inboxes.wrong.name",
    visibility: "settings.inboxes.wrong.visibility",
    reasons: "settings.inboxes.wrong.reasons",
  },
  codes: { NAME_TAKEN: { field: "name", words: "settings.inboxes.wrong.nameTaken" } },
};

export interface InboxBody {
  name: string;
  visibility: Visibility;
  reasons: string[];
}

/** Name, what agents see, and the reasons of an inbox. */
export function InboxForm({
  inbox,
  verb,
  act,
}: {
  inbox?: Inbox;
  verb: string;
  act: (body: InboxBody, key: string) => Promise<void>;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(inbox?.name ?? "");
  const [visibility, setVisibility] = useState<Visibility>(inbox?.visibility ?? "queue");
  const [lines, setLines] = useState<readonly ReasonLine[]>(inbox?.reasons ?? []);
  const wrong = wrongLines(lines);
  const submission = useSubmit(
    places,
    (key) => act({ name, visibility, reasons: lines.map((line) => line.name.trim()) }, key),
    () => (wrong.size > 0 ? { reasons: "settings.inboxes.wrong.reasons" } : {}),
  );
  // Said only once one has tried: a line is empty while it is being typed.
  const wrongLine = (id: string) => {
    const words = submission.refused > 0 ? wrong.get(id) : undefined;
    return words && t(`settings.inboxes.wrong.${words}`);
  };
  return (
    <Form submission={submission} className="gap-6">
      <Field label={t("settings.inboxes.name")} error={submission.error("name")}>
        <Input
          maxLength={120}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            submission.edited("name");
          }}
          className="max-w-sm"
        />
      </Field>
      <ChoiceCards
        label={t("settings.inboxes.visibility")}
        value={visibility}
        error={submission.error("visibility")}
        onChange={setVisibility}
        choices={(["own", "queue", "inbox"] as const).map((value) => ({
          value,
          label: t(`settings.inboxes.visible.${value}`),
          about: t(`settings.inboxes.visible.${value}About`),
        }))}
      />
      <section className="flex flex-col gap-2">
        <header>
          <h2 className="text-list font-medium">{t("settings.inboxes.reasons")}</h2>
          <p className="text-small text-soft">{t("settings.inboxes.reasonsAbout")}</p>
        </header>
        <ReasonList
          lines={lines}
          wrong={wrongLine}
          onChange={(next) => {
            setLines(next);
            submission.edited("reasons");
          }}
        />
        <Problem>{wrong.size === 0 && submission.error("reasons")}</Problem>
      </section>
      <Button type="submit" variant="primary" loading={submission.busy} className="self-start">
        {verb}
      </Button>
    </Form>
  );
}
