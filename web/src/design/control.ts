/** The looks every control one types or chooses in has in common. */
export const control = [
  "w-full rounded-base border border-edge bg-ground px-2.5 text-base text-ink transition-colors duration-100",
  "hover:border-soft focus-visible:border-accent focus-visible:outline-offset-0",
  "data-invalid:border-breach data-disabled:bg-sunk data-disabled:text-soft",
].join(" ");

/** A floating surface: menus, pickers, popovers. */
export const floating = [
  "rounded-base bg-raised text-ink shadow-float outline-none",
  "transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0",
].join(" ");

/** A line of a menu or a picker. */
export const option = [
  "flex min-h-8 items-center gap-2 rounded-small px-2 text-base outline-none select-none pointer-coarse:min-h-10",
  "data-highlighted:bg-hover data-disabled:text-soft data-disabled:opacity-60",
].join(" ");
