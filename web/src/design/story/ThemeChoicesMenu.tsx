import { Palette } from "lucide-react";
import { LanguageChoices, ThemeChoices } from "../../shell/Preferences.tsx";
import { Button } from "../Button.tsx";
import { Menu, MenuLine } from "../Menu.tsx";

export function ThemeChoicesMenu() {
  return (
    <Menu align="end" trigger={<Button icon={Palette}>Tema e idioma</Button>}>
      <ThemeChoices />
      <MenuLine />
      <LanguageChoices />
    </Menu>
  );
}
