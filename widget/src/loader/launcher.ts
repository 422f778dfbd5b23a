import type { Language } from "@relevo/contract/words.ts";
import { inkOn } from "../colour.rules.ts";
import { look } from "./look.ts";
import { words } from "./words.ts";

export interface Launcher {
  button: HTMLButtonElement;
  panel: HTMLElement;
  show(open: boolean): void;
  colour(colour: string): void;
  unread(count: number): void;
  /** What has the focus within. */
  focused(): Element | null;
}

/** The round button and the panel it opens, in a shadow tree: the page's styles and ours never meet. */
export function drawLauncher(language: Language): Launcher {
  const say = words[language];
  const host = document.createElement("relevo-chat");
  host.lang = language;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  root.adoptedStyleSheets = [sheet];

  const panel = document.createElement("div");
  panel.className = "panel";
  panel.id = "panel";
  panel.hidden = true;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", say.chat);

  const button = document.createElement("button");
  button.type = "button";
  button.className = "launcher";
  button.setAttribute("aria-controls", "panel");
  button.setAttribute("aria-haspopup", "dialog");
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.setAttribute("aria-hidden", "true");
  button.append(drawing("bubble", bubble), drawing("cross", cross), badge);
  root.append(panel, button);

  let open = false;
  let count = 0;
  const label = () => {
    const unread = count > 0 && !open ? `, ${count} ${say.unread}` : "";
    button.setAttribute("aria-label", (open ? say.close : say.open) + unread);
    button.setAttribute("aria-expanded", String(open));
    badge.hidden = open || count === 0;
    badge.textContent = count > 99 ? "99+" : String(count);
  };
  label();
  // After the page's own content in the order of the Tab key, and outside of a body that may be swapped.
  document.documentElement.append(host);
  return {
    button,
    panel,
    focused: () => root.activeElement,
    show(now) {
      open = now;
      panel.hidden = !now;
      label();
    },
    colour(colour) {
      host.style.setProperty("--colour", colour);
      host.style.setProperty("--ink", inkOn(colour));
    },
    unread(now) {
      count = now;
      label();
    },
  };
}

const bubble = "M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.7A8.4 8.4 0 1 1 21 11.5Z";
const cross = "M6 6l12 12M18 6L6 18";

function drawing(name: string, path: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
