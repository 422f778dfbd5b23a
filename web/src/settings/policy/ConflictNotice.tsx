import { Users } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { differing } from "./fields.rules.ts";
import type { Conflict, PolicyEdit } from "./use-policy-edit.ts";

/** Somebody else saved meanwhile: who, what, and how to go on without losing what one typed. */
export function ConflictNotice({ conflict, edit }: { conflict: Conflict; edit: PolicyEdit }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { inForce, version } = conflict;
  const mine = new Set(differing(edit.policy, edit.base.policy));
  const both = differing(edit.base.policy, inForce.policy).some((field) => mine.has(field));
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-large border border-line bg-waiting-ground px-4 py-3 outline-none"
    >
      <p className="flex items-center gap-2 font-semibold text-waiting">
        <Users aria-hidden size={18} className="shrink-0" />
        {t("settings.policy.conflict.title", {
          name: version?.by?.name ?? t("settings.policy.history.desk"),
          when: version ? formats.relative(version.at, now) : "",
        })}
      </p>
      <p>{t("settings.policy.conflict.about")}</p>
      <ChangeList from={edit.base.policy} to={inForce.policy} />
      {both && <p className="text-list">{t("settings.policy.conflict.both")}</p>}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => edit.rebase(conflict)}>
          {t("settings.policy.conflict.rebase")}
        </Button>
        <Button onClick={edit.drop}>{t("settings.policy.conflict.drop")}</Button>
      </div>
    </div>
  );
}
