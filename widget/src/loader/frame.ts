import type { Start, ToFrame, ToPage } from "../protocol.ts";

export interface Frame {
  element: HTMLIFrameElement;
  tell(message: ToFrame): void;
}

/**
 * Puts the chat's frame into the panel. Each load of it gets a fresh port, addressed to the desk's exact
 * origin; what it answers can only come through that port.
 */
export function openFrame(
  address: URL,
  place: { panel: HTMLElement; title: string },
  talk: { start(): Start; heard(message: ToPage): void },
): Frame {
  const element = document.createElement("iframe");
  element.title = place.title;
  element.allow = "clipboard-write";
  let port: MessagePort | undefined;
  element.addEventListener("load", () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = (event: MessageEvent<ToPage>) => talk.heard(event.data);
    element.contentWindow?.postMessage(talk.start(), address.origin, [channel.port2]);
  });
  element.src = address.href;
  place.panel.append(element);
  return { element, tell: (message) => port?.postMessage(message) };
}
