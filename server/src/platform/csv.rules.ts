/** Spreadsheets know UTF-8 by it. */
export const byteOrderMark = "\uFEFF";

/** A line of RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe, so that it is read as text. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n|％＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
