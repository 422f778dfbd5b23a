import { stored } from "./stored.ts";

export type Theme = "system" | "light" | "dark";

/** This browser's theme. public/theme.js applies it before the first paint. */
export const themeSetting = stored<Theme>("relevo.theme", (raw) =>
  raw === "light" || raw === "dark" ? raw : "system",
);

/** Changes the theme of the page and remembers it. */
export function changeTheme(theme: Theme): void {
  themeSetting.set(theme);
  document.documentElement.dataset.theme = theme;
}
