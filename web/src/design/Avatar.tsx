import { classes } from "./classes.ts";
import { hueOf, initials } from "./initials.ts";

/** A person's initials on a ground that is always theirs. `of` is what never changes: their id. */
export function Avatar({ name, of, size = "base" }: { name: string; of: string; size?: "small" | "base" }) {
  return (
    <span
      aria-hidden
      className={classes(
        "inline-flex shrink-0 items-center justify-center rounded-full font-medium text-ink select-none",
        size === "small" ? "size-5 text-[0.5625rem]" : "size-8 text-small",
        grounds[hueOf(of, grounds.length)],
      )}
    >
      {initials(name)}
    </span>
  );
}

const grounds = ["bg-avatar-0", "bg-avatar-1", "bg-avatar-2", "bg-avatar-3", "bg-avatar-4", "bg-avatar-5"];
