/** From here on the list and the thread stand side by side; below they take turns. Tailwind's `md`. */
export const wide = "(min-width: 48rem)";
