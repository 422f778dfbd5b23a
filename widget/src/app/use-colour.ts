import { useLayoutEffect } from "preact/hooks";
import { inkOn, readableOn } from "../colour.rules.ts";

/** The grounds of style.css, light and dark. */
const grounds = { light: "#ffffff", dark: "#151919" };

/** The company's colour as custom properties, with what can be read on it and where it can be read. */
export function useColour(colour = "#0f766e"): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--brand", colour);
    style.setProperty("--on-brand", inkOn(colour));
    style.setProperty("--brand-light", readableOn(colour, grounds.light));
    style.setProperty("--brand-dark", readableOn(colour, grounds.dark));
  }, [colour]);
}
