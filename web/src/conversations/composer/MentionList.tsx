import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import type { Nameable } from "./use-mentions.ts";

/** The people to name, over the text box; the focus stays in the text. */
export function MentionList({
  id,
  people,
  active,
  choose,
}: {
  id: string;
  people: readonly Nameable[];
  active: Nameable | undefined;
  choose: (person: Nameable) => void;
}) {
  const { t } = useTranslation();
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("conversations.compose.mentionList")}
      className="absolute start-0 bottom-full z-20 mb-1 w-72 max-w-full rounded-base bg-raised p-1 shadow-float"
    >
      {people.map((person) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={person.id}
          id={mentionOption(id, person.id)}
          role="option"
          aria-selected={person.id === active?.id}
          // The text box would lose the focus before the click comes.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
          className={classes(
            "flex min-h-8 items-center gap-2 rounded-small px-2 pointer-coarse:min-h-10",
            person.id === active?.id && "bg-hover",
          )}
        >
          <Avatar name={person.name} of={person.id} size="small" />
          <span className="truncate">{person.name}</span>
        </div>
      ))}
    </div>
  );
}

export function mentionOption(list: string, person: string): string {
  return `${list}-${person}`;
}
