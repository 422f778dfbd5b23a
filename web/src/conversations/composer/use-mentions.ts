import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { membersQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import { matching, mentionAt, withMention } from "./mention.rules.ts";

export interface Nameable {
  id: string;
  name: string;
}

/** The people one can name where the cursor stands, and the keys that choose one. */
export function useMentions(
  enabled: boolean,
  text: string,
  cursor: number,
  onChoose: (text: string, cursor: number, person: Nameable) => void,
) {
  const members = useQuery({ ...membersQuery, enabled }).data ?? [];
  const me = useMe().member.id;
  const [index, setIndex] = useState(0);
  const [closed, setClosed] = useState<number>();
  const found = enabled ? mentionAt(text, cursor) : undefined;
  const people = found
    ? matching(
        members.filter(({ id, active }) => active && id !== me),
        found.query,
      )
    : [];
  const open = found !== undefined && found.start !== closed && people.length > 0;
  const active = open ? people[Math.min(index, people.length - 1)] : undefined;
  const choose = ({ id, name }: Nameable) => {
    if (!found) return;
    const next = withMention(text, found, name);
    setIndex(0);
    onChoose(next.text, next.cursor, { id, name });
  };
  const step = (by: number) =>
    setIndex((now) => (Math.min(now, people.length - 1) + by + people.length) % people.length);
  return {
    open,
    people,
    active,
    choose,
    close: () => setClosed(found?.start),
    /** Whether the key was for the list. */
    onKeyDown(event: KeyboardEvent): boolean {
      if (!open || !active) return false;
      if (event.key === "ArrowDown") step(1);
      else if (event.key === "ArrowUp") step(-1);
      else if (event.key === "Escape") setClosed(found.start);
      else if (event.key === "Enter" || event.key === "Tab") choose(active);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
