import { lookup, Resolver } from "node:dns/promises";

/** All addresses of a name, none where it has none. `inside`: as this machine sees it, its hosts file and all. */
export type Resolve = (
  host: string,
  options: { inside: boolean },
  signal: AbortSignal,
) => Promise<readonly string[]>;

export const resolveName: Resolve = async (host, { inside }, signal) => {
  if (inside) return (await lookup(host, { all: true })).map(({ address }) => address);
  // Asked over the network, not by the machine: a name server that hangs would keep one of the four threads files need.
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  const stop = () => resolver.cancel();
  signal.addEventListener("abort", stop);
  try {
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return [four, six].flatMap((found) => (found.status === "fulfilled" ? found.value : []));
  } finally {
    signal.removeEventListener("abort", stop);
  }
};
