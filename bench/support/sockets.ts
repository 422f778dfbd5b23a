export interface Agents {
  /** Frames heard by name of their event. */
  counts: Record<string, number>;
  close(): void;
}

/** Agents' sockets, counted but not parsed: the machine under test has other work. */
export async function openAgents(
  url: string,
  keys: readonly string[],
  hear: (frame: string) => void = () => {},
): Promise<Agents> {
  const counts: Record<string, number> = {};
  const sockets = await Promise.all(keys.map((key) => open(`${url.replace("http", "ws")}/api/v1/live`, key)));
  for (const socket of sockets)
    socket.addEventListener("message", ({ data }) => {
      const frame = String(data);
      const name = /^\{"type":"event","id":"\d+","name":"([^"]+)"/.exec(frame)?.[1] ?? "other";
      counts[name] = (counts[name] ?? 0) + 1;
      if (name !== "other") hear(frame);
    });
  return {
    counts,
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

async function open(url: string, key: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${key}` } });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("message", () => resolve(), { once: true });
    socket.addEventListener("close", ({ code }) =>
      reject(new Error(`an agent's socket closed with ${code}`)),
    );
    socket.addEventListener("error", () => reject(new Error("an agent's socket failed")));
  });
  return socket;
}
