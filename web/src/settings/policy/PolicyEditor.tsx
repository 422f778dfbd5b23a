import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Form } from "../../refusals/Form.tsx";
import { LeaveGuard } from "../LeaveGuard.tsx";
import { ConflictNotice } from "./ConflictNotice.tsx";
import { groupNames } from "./fields.rules.ts";
import { PresetChoice } from "./PresetChoice.tsx";
import type { PolicyInForce } from "./policy-query.ts";
import { RuleGroup } from "./RuleGroup.tsx";
import { usePolicyEdit } from "./use-policy-edit.ts";

/** All rules of an inbox, group by group, saved together as a new version. */
export function PolicyEditor({ inboxId, inForce }: { inboxId: string; inForce: PolicyInForce }) {
  const { t } = useTranslation();
  const edit = usePolicyEdit(inboxId, inForce);
  const { unsaved, conflict, submission } = edit;
  return (
    <Form submission={submission} className="min-w-0 gap-8">
      <LeaveGuard dirty={unsaved > 0} />
      <PresetChoice inboxId={inboxId} edit={edit} />
      {groupNames.map((group) => (
        <RuleGroup key={group} group={group} edit={edit} />
      ))}
      {unsaved > 0 && (
        <div className="sticky bottom-0 -mb-6 border-t border-line bg-ground py-3 max-md:-mb-4">
          {conflict ? (
            <ConflictNotice conflict={conflict} edit={edit} />
          ) : (
            <div className="flex flex-wrap items-center gap-2">
              <p role="status" className="me-auto text-list text-soft max-sm:basis-full">
                {t("settings.policy.unsaved", { count: unsaved })}
              </p>
              <Button onClick={edit.drop}>{t("settings.policy.discard")}</Button>
              <Button type="submit" variant="primary" loading={submission.busy}>
                {t("settings.policy.save")}
              </Button>
            </div>
          )}
        </div>
      )}
    </Form>
  );
}
