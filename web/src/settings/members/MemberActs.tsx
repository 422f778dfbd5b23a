import { editMember, type Member } from "@relevo/contract/people.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Link2, Pencil, UserRoundCheck, UserRoundX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../design/Menu.tsx";
import { notify } from "../../design/toast.tsx";
import { useMe } from "../../people/me.ts";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { DeactivateMember } from "./DeactivateMember.tsx";
import { EditMember } from "./EditMember.tsx";
import { ResetLink } from "./ResetLink.tsx";

/** What can be done about a person. */
export function MemberActs({ member }: { member: Member }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const [open, setOpen] = useState<"edit" | "reset" | "deactivate">();
  const leave = () => setOpen(undefined);
  const activate = useMutation({
    mutationFn: () => call(editMember, { params: { id: member.id }, body: { active: true } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["members"] });
      notify({ tone: "answered", title: t("settings.members.activated", { name: member.name }) });
    },
    onError: (error) => notify({ tone: "breach", title: sayError(error) }),
  });
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t("settings.members.acts", { name: member.name })} />}
      >
        <MenuItem icon={Pencil} onClick={() => setOpen("edit")}>
          {t("settings.members.edit")}
        </MenuItem>
        {member.active && member.id !== me && (
          <MenuItem icon={Link2} onClick={() => setOpen("reset")}>
            {t("settings.members.resetLink")}
          </MenuItem>
        )}
        {member.id !== me && <MenuLine />}
        {member.id !== me &&
          (member.active ? (
            <MenuItem icon={UserRoundX} danger onClick={() => setOpen("deactivate")}>
              {t("settings.members.deactivate")}
            </MenuItem>
          ) : (
            <MenuItem icon={UserRoundCheck} onClick={() => activate.mutate()}>
              {t("settings.members.activate")}
            </MenuItem>
          ))}
      </Menu>
      {open === "edit" && <EditMember member={member} onLeave={leave} />}
      {open === "reset" && <ResetLink member={member} onLeave={leave} />}
      {open === "deactivate" && <DeactivateMember member={member} onLeave={leave} />}
    </>
  );
}
