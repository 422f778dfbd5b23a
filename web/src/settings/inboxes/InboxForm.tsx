import type { Inbox } from "@relevo/contract/inboxes.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { Form, Problem } from "../../refusals/Form.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { NameField } from "../NameField.tsx";
import { ReasonList } from "./ReasonList.tsx";
import { type ReasonLine, wrongLines } from "./reasons.rules.ts";

const places: Places<"name" | "reasons", WordKey> = {
  fields: {
    name: "settings.inboxes.wrong.name",
    reasons: "settings.inboxes.wrong.reasons",
  },
  codes: { NAME_TAKEN: { field: "name", words: "settings.inboxes.wrong.nameTaken" } },
};

export interface InboxBody {
  name: string;
  reasons: string[];
}

/** Name and reasons of an inbox; its rules have a page of their own. */
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
  const [lines, setLines] = useState<readonly ReasonLine[]>(inbox?.reasons ?? []);
  const wrong = wrongLines(lines);
  const submission = useSubmit(
    places,
    (key) => act({ name, reasons: lines.map((line) => line.name.trim()) }, key),
    () => (wrong.size > 0 ? { reasons: "settings.inboxes.wrong.reasons" } : {}),
  );
  // Said only once one has tried: a line is empty while it is being typed.
  const wrongLine = (id: string) => {
    const words = submission.refused > 0 ? wrong.get(id) : undefined;
    return words && t(`settings.inboxes.wrong.${words}`);
  };
  return (
    <Form submission={submission} className="gap-6">
      <NameField
        label={t("settings.inboxes.name")}
        value={name}
        onChange={setName}
        submission={submission}
        className="max-w-sm"
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
