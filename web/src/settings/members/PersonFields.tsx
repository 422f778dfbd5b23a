import { type Role, roles } from "@relevo/contract/abilities.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { inboxesQuery } from "../../people/lists.ts";
import { CheckList } from "../CheckList.tsx";
import { ChoiceCards } from "../ChoiceCards.tsx";

/** What a person may do, and where. Roles are from the least to the most. */
export function PersonFields({
  role,
  onRole,
  inboxIds,
  onInboxes,
  byGroup,
  error,
}: {
  role: Role;
  onRole: (role: Role) => void;
  inboxIds: readonly string[];
  onInboxes: (ids: string[]) => void;
  /** Inboxes a team gives them: seen, not to be changed here. */
  byGroup?: ReadonlyMap<string, readonly string[]>;
  error: (field: "role" | "inboxIds") => string | undefined;
}) {
  const { t } = useTranslation();
  const inboxes = useQuery(inboxesQuery).data ?? [];
  return (
    <>
      <ChoiceCards
        label={t("settings.members.role")}
        value={role}
        error={error("role")}
        onChange={onRole}
        choices={roles.map((value) => ({
          value,
          label: t(`people.roles.${value}`),
          about: t(`people.rolesAbout.${value}`),
        }))}
      />
      {role === "admin" ? (
        <p className="text-list text-soft">{t("settings.members.inboxesAll")}</p>
      ) : (
        <CheckList
          label={t("settings.members.inboxes")}
          chosen={inboxIds}
          error={error("inboxIds")}
          onChange={onInboxes}
          items={inboxes.map(({ id, name }) => {
            const teams = byGroup?.get(id)?.join(", ");
            return { id, name, fixed: teams && t("settings.members.byGroup", { groups: teams }) };
          })}
        />
      )}
    </>
  );
}
