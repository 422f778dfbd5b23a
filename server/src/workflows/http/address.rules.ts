import ipaddr from "ipaddr.js";

/** Is it an address of the open internet? What is private, local, shared, mapped, reserved or for many is none. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== "unicast") return false;
  // What is handed out of IPv6: the rest reads as unicast, too.
  return ip instanceof ipaddr.IPv4 || ip.match(ipaddr.IPv6.parseCIDR("2000::/3"));
}

/** The address a host is by itself, as `127.0.0.1` or `[::1]`; null for a name. URL has already read 0x7f.1 and 2130706433. */
export function literalOf({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(bare) ? bare : null;
}

/** Is it one of the hosts that were allowed by name: `host` at any port, `host:port` at that one? */
export function isAllowed(url: URL, hosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return hosts.includes(url.hostname) || hosts.includes(`${url.hostname}:${port}`);
}

/** Ports of the web, or those any user may listen on: not mail, shells and their like. */
export function isWebPort({ port }: URL): boolean {
  return port === "" || port === "80" || port === "443" || Number(port) >= 1024;
}
