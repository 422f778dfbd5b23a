import { ChevronsUpDown } from "lucide-react";
import type { ReactElement } from "react";
import { Avatar } from "../design/Avatar.tsx";
import type { Action } from "../design/action.ts";
import { classes } from "../design/classes.ts";

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

/** Who one is: what opens the person's menu. */
export function UserButton({
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
