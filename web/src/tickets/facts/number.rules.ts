/**
 * A number as people type it, with a point or a comma: the last of the two is the decimal mark if at most two digits
 * follow it, the rest stand between thousands. Null where nothing is written, NaN where it is no number.
 */
export function numberOf(typed: string): number | null {
  const text = typed.replace(/[\s$]/g, "");
  if (text === "") return null;
  if (!/^-?\d[\d.,]*$/.test(text)) return Number.NaN;
  const mark = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const decimals = mark >= 0 && text.length - mark - 1 <= 2;
  const whole = (decimals ? text.slice(0, mark) : text).replace(/[.,]/g, "");
  return Number(decimals ? `${whole}.${text.slice(mark + 1) || "0"}` : whole);
}
