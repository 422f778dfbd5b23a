import type { Member } from "@relevo/contract/people.ts";
import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { useMe } from "../../people/me.ts";
import { MemberActs } from "./MemberActs.tsx";
import { MemberState } from "./MemberState.tsx";

/** One person; on a phone, what the other columns say stands under the name. */
export function MemberRow({ member }: { member: Member }) {
  const { t } = useTranslation();
  const me = useMe().member.id;
  const role = t(`people.roles.${member.role}`);
  const serves = useServed(member);
  return (
    <tr className="*:px-3 *:py-2.5 *:align-top">
      <td className="ps-4!">
        <div className="flex gap-3">
          <Avatar name={member.name} of={member.id} />
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">
              {member.name}
              {member.id === me && (
                <span className="font-normal text-soft"> ({t("settings.members.you")})</span>
              )}
            </p>
            <p className="truncate text-list text-soft" title={member.mail}>
              {member.mail}
            </p>
            <div className="flex flex-col items-start gap-1 pt-1 text-list @2xl:hidden">
              <p>
                {role} · {serves}
              </p>
              <Teams member={member} />
              <MemberState member={member} />
            </div>
          </div>
        </div>
      </td>
      <td className="@max-2xl:hidden">{role}</td>
      <td className="text-list text-soft @max-2xl:hidden">
        {serves}
        <Teams member={member} />
      </td>
      <td className="@max-2xl:hidden">
        <MemberState member={member} />
      </td>
      <td className="text-end">
        <MemberActs member={member} />
      </td>
    </tr>
  );
}

function useServed({ role, inboxes }: Member): string {
  const { t } = useTranslation();
  if (role === "admin") return t("settings.members.everyInbox");
  return inboxes.map(({ name }) => name).join(", ") || t("settings.members.noInbox");
}

function Teams({ member: { groups } }: { member: Member }) {
  const { t } = useTranslation();
  if (groups.length === 0) return null;
  return (
    <p className="flex items-start gap-1.5 text-soft">
      <Users aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span>
        <span className="sr-only">{t("settings.groups.title")}: </span>
        {groups.map(({ name }) => name).join(", ")}
      </span>
    </p>
  );
}
