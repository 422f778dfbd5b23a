import { Keyboard } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Menu, MenuItem, MenuLine } from "../design/Menu.tsx";
import { ActionItem } from "./ActionItem.tsx";
import { LanguageChoices, ThemeChoices } from "./Preferences.tsx";
import { type Person, UserButton } from "./UserButton.tsx";

/** Who one is, and the settings of this browser: theme, language, keys. */
export default function PersonMenu({ person, narrow }: { person: Person; narrow: boolean }) {
  const { t } = useTranslation();
  return (
    <Menu side="top" trigger={<UserButton person={person} narrow={narrow} />}>
      <ThemeChoices />
      <MenuLine />
      <LanguageChoices />
      <MenuLine />
      <MenuItem icon={Keyboard} onClick={person.onKeys}>
        {t("shell.keys.title")}
      </MenuItem>
      {person.actions.length > 0 && <MenuLine />}
      {person.actions.map((action) => (
        <ActionItem key={action.id} action={action} />
      ))}
    </Menu>
  );
}
