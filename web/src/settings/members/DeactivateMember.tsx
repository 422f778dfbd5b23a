import { editMember, type Member } from "@relevo/contract/people.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";

export function DeactivateMember({ member, onLeave }: { member: Member; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, name } = member;
  return (
    <Confirm
      title={t("settings.members.ask.deactivate", { name })}
      about={t("settings.members.ask.deactivateAbout")}
      verb={t("settings.members.deactivate")}
      act={async (key) => {
        await call(editMember, { params: { id }, body: { active: false } }, { key });
        void queries.invalidateQueries({ queryKey: ["members"] });
        notify({ tone: "answered", title: t("settings.members.deactivated", { name }) });
      }}
      onLeave={onLeave}
    />
  );
}
