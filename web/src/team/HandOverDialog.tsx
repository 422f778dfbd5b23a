import { handOver, type Teammate } from "@relevo/contract/team.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Checkbox } from "../design/Checkbox.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { notify } from "../design/toast.tsx";
import { Form } from "../refusals/Form.tsx";
import { useSubmit } from "../refusals/use-submit.ts";
import { call } from "../shell/api.ts";

/** Repartir lo de Ana: everything she holds goes to others in one act. */
export function HandOverDialog({
  mate,
  team,
  onClose,
}: {
  mate: Teammate;
  team: readonly Teammate[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useId();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const submission = useSubmit<never>({ fields: {} }, async (key) => {
    const body = { memberIds: [...chosen], reason: reason.trim() };
    const done = await call(handOver, { params: { id: mate.member.id }, body }, { key });
    notify({ tone: "answered", title: t("team.done", done) });
    void queries.invalidateQueries({ queryKey: ["team"] });
    onClose();
  });
  const toggle = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("team.handOverTitle", { name: mate.member.name })}
      description={t("team.handOverAbout")}
      footer={
        <Button variant="primary" type="submit" form={form} loading={submission.busy}>
          {t(chosen.length > 0 ? "team.act" : "team.toQueues")}
        </Button>
      }
    >
      <Form id={form} submission={submission}>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-list font-medium">{t("team.toPeople")}</legend>
          {team
            .filter(({ member }) => member.id !== mate.member.id)
            .map(({ member, online, available, open }) => (
              <Checkbox
                key={member.id}
                checked={chosen.includes(member.id)}
                onChange={(on) => toggle(member.id, on)}
              >
                {member.name}
                <span className="ps-2 text-small text-soft">
                  {t(online ? "team.online" : "team.offline")}
                  {!available && ` · ${t("team.away")}`} · {t("team.open")}: {open}
                </span>
              </Checkbox>
            ))}
        </fieldset>
        <Field label={t("team.reason")}>
          <Input maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
      </Form>
    </Dialog>
  );
}
