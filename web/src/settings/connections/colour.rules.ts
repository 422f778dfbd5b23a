/** WCAG 2.2 contrast of a #rrggbb colour with white, 1 to 21; null for what is not a colour. */
export function contrastWithWhite(colour: string): number | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** What can be read on the colour: white, or near-black where white falls below 4.5:1. As the widget does it. */
export function inkOn(colour: string): "#ffffff" | "#0b1413" {
  return (contrastWithWhite(colour) ?? 21) >= 4.5 ? "#ffffff" : "#0b1413";
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
