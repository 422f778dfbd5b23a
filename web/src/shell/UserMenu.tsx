import { ChevronsUpDown, Keyboard } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../design/Avatar.tsx";
import type { Action } from "../design/action.ts";
import { classes } from "../design/classes.ts";
import { Menu, MenuItem, MenuLine } from "../design/Menu.tsx";
import { ActionItem } from "./ActionButton.tsx";
import { LanguageChoices, ThemeChoices } from "./Preferences.tsx";

/** The signed-in person, as the frame shows them. */
export interface Person {
  id: string;
  name: string;
  /** Under the name: the role, the company. */
  detail: string;
  /** What they can do about themselves: availability, sign-out. */
  actions: readonly Action[];
  onKeys: () => void;
}

/** Who one is, and the settings of this browser: theme, language, keys. */
export function UserMenu({ person, narrow }: { person: Person; narrow: boolean }) {
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

function UserButton({
  person,
  narrow,
  className,
  ...rest
}: { person: Person; narrow: boolean } & React.ComponentProps<"button">): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      className={classes(
        "flex min-w-0 items-center gap-2 rounded-base p-1 text-start hover:bg-hover data-popup-open:bg-hover",
        className,
      )}
    >
      <Avatar name={person.name} of={person.id} />
      <span className={narrow ? "sr-only" : "min-w-0 flex-1"}>
        <span className="block truncate font-medium">{person.name}</span>
        <span className="block truncate text-small text-soft">{person.detail}</span>
      </span>
      {!narrow && <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-soft" />}
    </button>
  );
}
