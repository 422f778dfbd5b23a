import { languageOf } from "./language.ts";
import { type Frame, openFrame } from "./loader/frame.ts";
import { keeper } from "./loader/keep.ts";
import { drawLauncher } from "./loader/launcher.ts";
import { words } from "./loader/words.ts";
import type { Kept, Tab, ToPage } from "./protocol.ts";

/** `window.relevo`; before the script is there: `(window.relevo ||= []).push(["open"])`. */
export interface Relevo {
  open(): void;
  close(): void;
  toggle(): void;
  /** Called with the number of unread messages, now and at each change. */
  on(event: "unread", listener: (count: number) => void): void;
  push(...calls: Call[]): void;
}
type Call = ["open" | "close" | "toggle"] | ["on", "unread", (count: number) => void];

declare global {
  interface Window {
    relevo?: Relevo | Call[];
  }
}

const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[data-key][src*="/widget/relevo.js"]');
const key = script?.dataset.key;
const waiting = window.relevo;
if (script && key && (!waiting || Array.isArray(waiting))) {
  const source = new URL(script.src);
  if (document.readyState === "loading")
    document.addEventListener("DOMContentLoaded", () => begin(source, key, script.dataset));
  else begin(source, key, script.dataset);
}

function begin(source: URL, key: string, data: DOMStringMap): void {
  const kept = keeper<Kept>("localStorage", `relevo:${key}`);
  const tab = keeper<Tab & { open: boolean }>("sessionStorage", `relevo:${key}`);
  const asked = languageOf(data.language ?? document.documentElement.lang);
  const language = asked ?? "es";
  const launcher = drawLauncher(language);
  launcher.colour(kept.get().colour ?? colourOf(data.colour) ?? "#0f766e");
  const listeners: ((count: number) => void)[] = [];
  let frame: Frame | undefined;
  let open = false;
  let unread = 0;
  // Until the frame is there to be told.
  let focus = false;

  const api: Relevo = {
    open: () => show(true),
    close: () => show(false),
    toggle: () => show(!open),
    on(event, listener) {
      if (event !== "unread") return;
      listeners.push(listener);
      listener(unread);
    },
    push(...calls) {
      for (const call of calls) {
        if (call[0] === "on") api.on(call[1], call[2]);
        else api[call[0]]?.();
      }
    },
  };
  const early = Array.isArray(window.relevo) ? window.relevo : [];
  window.relevo = api;

  launcher.button.addEventListener("click", api.toggle);
  for (const near of ["pointerenter", "focus"]) launcher.button.addEventListener(near, load, { once: true });
  launcher.button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
  });
  // A visitor known here: the frame counts what is unread, and an open chat stays open from page to page.
  if (tab.get().open && !narrow()) show(true, false);
  else if (kept.get().token) whenIdle(load);
  api.push(...early);

  function show(now: boolean, withFocus = true): void {
    if (now === open) return;
    focus = withFocus;
    // Focus comes back to the button only from inside of what is closed.
    const inside = launcher.focused() === frame?.element;
    open = now;
    tab.set({ open });
    if (open) load();
    launcher.show(open);
    launcher.panel.setAttribute("aria-modal", String(narrow()));
    frame?.tell({ type: "shown", shown: open, focus });
    if (open && focus) frame?.element.focus();
    if (!open && inside) launcher.button.focus();
  }

  function load(): void {
    if (frame) return;
    const address = new URL("app.html", source);
    address.search = new URLSearchParams({ key, origin: location.origin }).toString();
    frame = openFrame(
      address,
      { panel: launcher.panel, title: words[language].chat },
      {
        start: () => ({
          relevo: "start",
          shown: open,
          focus,
          language: asked,
          kept: kept.get(),
          tab: tab.get(),
        }),
        heard,
      },
    );
  }

  function heard(message: ToPage): void {
    if (message.type === "close") show(false);
    else if (message.type === "keepTab") tab.set(message.tab);
    else if (message.type === "keep") {
      kept.set(message.kept);
      if (message.kept.colour) launcher.colour(message.kept.colour);
    } else {
      unread = message.count;
      launcher.unread(unread);
      for (const listener of listeners) listener(unread);
    }
  }
}

function narrow(): boolean {
  return matchMedia("(max-width: 600px)").matches;
}

function colourOf(text: string | undefined): string | undefined {
  return text && /^#[0-9a-f]{6}$/i.test(text) ? text : undefined;
}

function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, 300);
}
