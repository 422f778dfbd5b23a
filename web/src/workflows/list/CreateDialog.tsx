import { createWorkflow, importWorkflow } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { notify } from "../../design/toast.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { ChoiceCards } from "../../settings/ChoiceCards.tsx";
import { FormDialog } from "../../settings/FormDialog.tsx";
import { call, RefusalError } from "../../shell/api.ts";
import { workflowsQuery } from "../queries.ts";
import { ImportField, mostText } from "./ImportField.tsx";

/** Nothing, the quick transfer, or a document. */
export type Beginning = "template" | "empty" | "import";

const places: Places<"name" | "text", WordKey> = {
  fields: { name: "workflows.create.wrong.name", text: "workflows.create.wrong.text" },
  codes: { NAME_TAKEN: { field: "name", words: "workflows.create.wrong.nameTaken" } },
};

/** A new draft; it opens in the editor. */
export function CreateDialog({ beginning, onLeave }: { beginning: Beginning; onLeave: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [how, setHow] = useState(beginning);
  const [typed, setTyped] = useState<string>();
  const [text, setText] = useState("");
  const name = typed ?? (how === "template" ? t("workflows.create.template") : "");
  const [faults, setFaults] = useState<string[]>([]);
  const submission = useSubmit(
    places,
    async (key) => {
      const made =
        how === "import"
          ? await call(importWorkflow, { body: { text } }, { key }).catch((error: unknown) => {
              setFaults(faultsOf(error));
              throw error;
            })
          : await call(
              createWorkflow,
              { body: { name, template: how === "template" ? "quick_transfer" : null } },
              { key },
            );
      void queries.invalidateQueries({ queryKey: workflowsQuery.queryKey });
      if (how === "import") {
        const whole = made.problems.length === 0;
        notify({ tone: "answered", title: t(`workflows.create.${whole ? "importedWhole" : "imported"}`) });
      }
      await navigate({ to: "/workflows/$workflowId", params: { workflowId: made.id } });
    },
    () => {
      if (how !== "import") return name.trim() === "" ? { name: "workflows.create.wrong.name" } : {};
      if (text.trim() === "") return { text: "workflows.create.wrong.noText" };
      return text.length > mostText ? { text: "workflows.create.wrong.tooLong" } : {};
    },
  );
  return (
    <FormDialog
      title={t("workflows.create.title")}
      verb={t(how === "import" ? "workflows.create.importAct" : "workflows.create.act")}
      submission={submission}
      onLeave={onLeave}
    >
      <ChoiceCards
        label={t("workflows.create.how")}
        value={how}
        onChange={setHow}
        choices={(["template", "empty", "import"] as const).map((value) => ({
          value,
          label: t(`workflows.create.${value}`),
          about: t(`workflows.create.${value}About`),
        }))}
      />
      {how === "import" ? (
        <ImportField
          text={text}
          error={
            submission.error("text") ??
            (faults.length > 0 ? t("workflows.create.wrong.at", { places: faults.join(", ") }) : undefined)
          }
          onChange={(next) => {
            setText(next);
            setFaults([]);
            submission.edited("text");
          }}
        />
      ) : (
        <Field label={t("workflows.create.name")} error={submission.error("name")}>
          <Input
            maxLength={120}
            value={name}
            onChange={(event) => {
              setTyped(event.target.value);
              submission.edited("name");
            }}
          />
        </Field>
      )}
    </FormDialog>
  );
}

/** Where in a document something is not as it should be: "definition › steps › 3 › minutes". */
function faultsOf(error: unknown): string[] {
  if (!(error instanceof RefusalError)) return [];
  const pointers = error.failures.flatMap(({ pointer }) => (pointer && pointer !== "/text" ? [pointer] : []));
  return pointers.slice(0, 5).map((pointer) => pointer.slice(1).replaceAll("/", " › "));
}
