/** The name the desk shows of who a channel speaks of: theirs, else their user name; 120 characters at most. */
export function shownName({ name, username }: { name: string | null; username: string | null }): string {
  return (name ?? username ?? "").trim().slice(0, 120);
}
