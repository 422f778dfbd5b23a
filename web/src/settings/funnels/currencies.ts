import type { Pickable } from "../../design/Picker.tsx";

/** The world's currencies as this browser names them: "CLP · peso chileno". */
export function currenciesIn(language: string): Pickable[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return Intl.supportedValuesOf("currency").map((id) => ({ id, name: `${id} · ${names.of(id) ?? id}` }));
}
