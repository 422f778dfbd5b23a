import { simulate } from "@relevo/contract/simulations.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Select } from "../../design/Select.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { inboxesQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import { Form } from "../../refusals/Form.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { CheckList } from "../../settings/CheckList.tsx";
import { ChoiceCards } from "../../settings/ChoiceCards.tsx";
import { call } from "../../shell/api.ts";
import { type Asked, filterOf } from "./asked.rules.ts";

const places: Places<"numbers" | "from", WordKey> = {
  fields: { numbers: "workflows.simulate.form.wrong.unknown", from: "workflows.simulate.form.wrong.dates" },
};
const wrongs = {
  number: { numbers: "workflows.simulate.form.wrong.number" },
  dates: { from: "workflows.simulate.form.wrong.dates" },
} as const;
const periods = ["week", "month", "custom"] as const;

/** What to try the draft on: the last week, other days, or one conversation. */
export function AskForm({ id, onStarted }: { id: string; onStarted: (simulation: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { timeZone } = useMe().account;
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const [asked, setAsked] = useState<Asked>({
    what: "span",
    period: "week",
    from: "",
    to: "",
    inboxIds: [],
    number: "",
  });
  const wanted = () => filterOf(asked, { now: Date.now(), timeZone });
  const submission = useSubmit(
    places,
    async (key) => {
      const sent = wanted();
      if ("wrong" in sent) return;
      const begun = await call(simulate, { params: { id }, body: sent.filter }, { key });
      await queries.invalidateQueries({ queryKey: ["simulations", "of", id] });
      onStarted(begun.id);
    },
    () => {
      const sent = wanted();
      return "wrong" in sent ? wrongs[sent.wrong] : {};
    },
  );
  const change = (part: Partial<Asked>) => {
    setAsked((now) => ({ ...now, ...part }));
    submission.edited("numbers");
    submission.edited("from");
  };
  return (
    <Form submission={submission} className="max-w-xl">
      <ChoiceCards
        label={t("workflows.simulate.form.what")}
        value={asked.what}
        onChange={(what) => change({ what })}
        choices={(["span", "one"] as const).map((value) => ({
          value,
          label: t(`workflows.simulate.form.${value}`),
          about: t(`workflows.simulate.form.${value}About`),
        }))}
      />
      {asked.what === "one" ? (
        <Field
          label={t("workflows.simulate.form.number")}
          hint={t("workflows.simulate.form.numberHint")}
          error={submission.error("numbers")}
        >
          <Input
            inputMode="numeric"
            autoComplete="off"
            className="max-w-40"
            value={asked.number}
            onChange={(event) => change({ number: event.target.value })}
          />
        </Field>
      ) : (
        <>
          <Field
            label={t("workflows.simulate.form.period")}
            error={asked.period === "custom" ? undefined : submission.error("from")}
          >
            <Select
              choices={periods.map((value) => ({ value, label: t(`workflows.simulate.form.${value}`) }))}
              value={asked.period}
              onChange={(period) => change({ period })}
            />
          </Field>
          {asked.period === "custom" && (
            <div className="grid grid-cols-2 gap-3">
              <Field label={t("workflows.simulate.form.from")} error={submission.error("from")}>
                <Input
                  type="date"
                  max={asked.to}
                  value={asked.from}
                  onChange={(event) => change({ from: event.target.value })}
                />
              </Field>
              <Field label={t("workflows.simulate.form.to")}>
                <Input
                  type="date"
                  min={asked.from}
                  value={asked.to}
                  onChange={(event) => change({ to: event.target.value })}
                />
              </Field>
            </div>
          )}
          <CheckList
            label={`${t("workflows.simulate.form.inboxes")} · ${t("workflows.simulate.form.allInboxes")}`}
            items={inboxes}
            chosen={asked.inboxIds}
            onChange={(inboxIds) => change({ inboxIds })}
          />
        </>
      )}
      <Button
        type="submit"
        variant="primary"
        icon={FlaskConical}
        loading={submission.busy}
        className="self-start"
      >
        {t("workflows.simulate.form.start")}
      </Button>
    </Form>
  );
}
