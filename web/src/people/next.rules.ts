/**
 * Where to go after signing in: the address that was asked for, if it is a path of our own pages. Anything
 * else ("//evil.example", "https:…") would make the sign-in page a springboard to foreign ones.
 */
export function safeNext(raw: unknown): string {
  if (typeof raw !== "string" || !/^\/(?![/\\])/.test(raw)) return "/conversations";
  const { origin, pathname, search } = new URL(raw, "http://desk");
  const ours = origin === "http://desk" && !pathname.startsWith("//") && pathname !== "/sign-in";
  return ours ? pathname + search : "/conversations";
}
