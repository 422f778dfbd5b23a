/** Messages to one contact over one connection leave one after the other. */
export function laneOf(connection: string, contact: string): string {
  return `${connection}:${contact}`;
}
export function laneParts(key: string): { connection: string; contact: string } {
  const [connection = "", contact = ""] = key.split(":");
  return { connection, contact };
}
