import type { Member } from "@relevo/contract/people.ts";
import { useTranslation } from "react-i18next";
import { MemberRow } from "./MemberRow.tsx";

/** Everybody in the account. */
export function MemberTable({ members }: { members: readonly Member[] }) {
  const { t } = useTranslation();
  return (
    <div className="@container rounded-large border border-line">
      <table className="w-full table-fixed border-collapse text-start">
        <colgroup>
          <col />
          <col className="w-32 @max-2xl:hidden" />
          <col className="w-1/4 @max-2xl:hidden" />
          <col className="w-36 @max-2xl:hidden" />
          <col className="w-14" />
        </colgroup>
        <thead className="@max-2xl:sr-only">
          <tr className="border-b border-line text-start text-small text-soft *:px-3 *:py-2 *:text-start *:font-medium">
            <th scope="col" className="ps-4!">
              {t("settings.members.column.person")}
            </th>
            <th scope="col" className="@max-2xl:hidden">
              {t("settings.members.column.role")}
            </th>
            <th scope="col" className="@max-2xl:hidden">
              {t("settings.members.column.inboxes")}
            </th>
            <th scope="col" className="@max-2xl:hidden">
              {t("settings.members.column.state")}
            </th>
            <th scope="col">
              <span className="sr-only">{t("settings.members.column.acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {members.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
