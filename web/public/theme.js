// Sets the theme and the language of the page before its first paint. Keys: shell/theme.ts, i18n/language.ts.
for (const [key, attribute] of [
  ["relevo.theme", "data-theme"],
  ["relevo.language", "lang"],
]) {
  try {
    const value = JSON.parse(localStorage.getItem(key));
    if (typeof value === "string") document.documentElement.setAttribute(attribute, value);
  } catch {
    // No storage, or something else in it: the system's theme and the default language stand.
  }
}
