/** One thing looked at. What is wrong comes with how to mend it. */
export type Finding = { ok: true; line: string } | { ok: false; line: string; mend: string };

export function fine(line: string): Finding {
  return { ok: true, line };
}

export function wrong(line: string, mend: string): Finding {
  return { ok: false, line, mend };
}

/** One line, and where something is wrong a second one with the way out. */
export function toText(finding: Finding): string {
  if (finding.ok) return `ok     ${finding.line}`;
  return `WRONG  ${finding.line}\n       ${finding.mend.replaceAll("\n", "\n       ")}`;
}
