import type { Start, ToFrame, ToPage } from "../protocol.ts";

export interface Page {
  start: Start;
  tell(message: ToPage): void;
  /** Called when the panel opens or closes. */
  onShown(run: (shown: boolean, focus: boolean) => void): void;
}

/** Waits for the page around the frame: its first message must come from our parent and its named origin. */
export function meetPage(): Promise<Page> {
  const origin = new URLSearchParams(location.search).get("origin");
  return new Promise((resolve) => {
    addEventListener("message", function listen(event: MessageEvent<Start>) {
      const [port] = event.ports;
      if (event.source !== window.parent || event.source === window || event.origin !== origin) return;
      if (event.data?.relevo !== "start" || !port) return;
      removeEventListener("message", listen);
      const runs: ((shown: boolean, focus: boolean) => void)[] = [];
      port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
        if (data.type === "shown") for (const run of runs) run(data.shown, data.focus);
      };
      resolve({
        start: event.data,
        tell: (message) => port.postMessage(message),
        onShown: (run) => runs.push(run),
      });
    });
  });
}
