/** #rrggbb of what can be read on `colour`: white, or near-black where white falls below 4.5:1. */
export function inkOn(colour: string): string {
  return contrast(colour, "#ffffff") >= 4.5 ? "#ffffff" : "#0b1413";
}

/** The colour itself, or the nearest shade of it that reaches `ratio` on `ground` (text 4.5, marks 3). */
export function readableOn(colour: string, ground: string, ratio = 4.5): string {
  const goal = luminance(ground) > 0.4 ? 0 : 255;
  const parts = channels(colour);
  for (let share = 0; share <= 100; share += 5) {
    const shade = hex(parts.map((part) => part + ((goal - part) * share) / 100));
    if (contrast(shade, ground) >= ratio) return shade;
  }
  return goal === 0 ? "#000000" : "#ffffff";
}

/** WCAG 2.2 contrast of two #rrggbb colours: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}
