import { type CloseRequest, outcomes } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { Progress } from "../../design/Progress.tsx";
import { Select } from "../../design/Select.tsx";
import { sayFailures } from "../refusal.ts";
import { useContactName } from "../use-contact-name.ts";
import { ReasonPicker } from "./ReasonPicker.tsx";
import { useBulkClose } from "./use-bulk-close.ts";

/** Closes many by the same rules: how far it is, and in the end which ones stayed open and why. */
export default function BulkCloseDialog({
  conversations,
  open,
  onClose,
}: {
  conversations: readonly Conversation[];
  /** Opens one that stayed, to mend what it lacks. */
  open: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useId();
  const nameOf = useContactName();
  const expired = conversations.every(({ state }) => state === "expired");
  const [outcome, setOutcome] = useState<CloseRequest["outcome"]>(
    expired && conversations.every(({ waitingSince }) => waitingSince === null) ? "no_response" : "resolved",
  );
  const [reasonId, setReasonId] = useState<string>();
  const run = useBulkClose();
  const unclassified = conversations.filter(({ reason }) => reason === null);
  const total = conversations.length;
  const byId = new Map(conversations.map((one) => [one.id, one]));
  return (
    <Dialog
      open
      onOpenChange={() => {
        run.stop();
        onClose();
      }}
      title={t(expired ? "closing.bulk.finaliseTitle" : "closing.bulk.title", { count: total })}
      description={t(expired ? "closing.bulk.finaliseAbout" : "closing.bulk.about")}
      footer={
        run.state === "running" ? (
          <Button onClick={run.stop}>{t("closing.bulk.stop")}</Button>
        ) : (
          run.state === "ready" && (
            <Button variant="primary" type="submit" form={form}>
              {t(expired ? "closing.bulk.finaliseAct" : "closing.bulk.act")}
            </Button>
          )
        )
      }
    >
      {run.state === "ready" ? (
        <form
          id={form}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            const classified = conversations.filter(({ reason }) => reason !== null);
            const record = { outcome, note: "" };
            void run.start([
              { ids: classified.map(({ id }) => id), request: record },
              {
                ids: unclassified.map(({ id }) => id),
                request: { ...record, ...(reasonId && { reasonId }) },
              },
            ]);
          }}
        >
          <Field label={t("closing.record.outcome")}>
            <Select
              choices={outcomes.map((value) => ({
                value,
                label: t(`conversations.record.outcomes.${value}`),
              }))}
              value={outcome ?? null}
              onChange={setOutcome}
              label={t("closing.record.outcome")}
            />
          </Field>
          {unclassified.length > 0 && (
            <Field
              label={t("closing.record.reason")}
              hint={t("closing.bulk.unclassified", { count: unclassified.length })}
            >
              <ReasonPicker
                inboxIds={unclassified.map(({ inbox }) => inbox.id)}
                value={reasonId}
                onChange={setReasonId}
              />
            </Field>
          )}
        </form>
      ) : (
        <div className="flex flex-col gap-3">
          <Progress
            done={run.closed.length + run.refused.length}
            total={total}
            label={t("closing.bulk.progress", { done: run.closed.length + run.refused.length, total })}
          />
          <p aria-live="polite">
            {t(expired ? "closing.bulk.finalised" : "closing.bulk.done", { count: run.closed.length })}
            {run.refused.length > 0 && ` · ${t("closing.bulk.needs", { count: run.refused.length })}`}
          </p>
          <ul className="flex flex-col divide-y divide-line">
            {run.refused.map(({ id, failures }) => {
              const one = byId.get(id);
              return (
                <li key={id} className="flex items-center gap-3 py-2">
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{one ? nameOf(one) : id}</span>
                    <span className="block text-small text-soft">{sayFailures(failures)}</span>
                  </span>
                  <Button size="small" onClick={() => open(id)}>
                    {t("closing.bulk.open")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
