/**
 * The sites a person wrote, one to a line, as the addresses of their origins: https where they left it out,
 * without what follows the host. What is no address stays as it is, for the server to say so.
 */
export function sitesIn(text: string): string[] {
  const lines = text.split(/[\n,;]/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== "").map(originOf))];
}

function originOf(line: string): string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(line) ? line : `https://${line}`;
  if (!URL.canParse(address)) return line;
  const { origin, hostname } = new URL(address);
  return origin === "null" || hostname === "" ? line : origin;
}
