/** A key as `KeyboardEvent` tells it; only what the rules look at. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  getModifierState(name: string): boolean;
}

/** Where the focus is when a key is pressed. */
export interface Focus {
  /** Inside a list or a thread (an element with `data-shortcuts`), or nowhere. */
  scoped: boolean;
  /** In something one types into. */
  typing: boolean;
  /** On a link or a button, which Enter and space already work. */
  pressable: boolean;
}

/** What a person decided about keys. */
export interface KeySettings {
  /** Single keys do nothing; those with Ctrl or ⌘ still work. */
  off: boolean;
  /** Own keys, by action id. */
  own: Readonly<Record<string, string>>;
}

/** The key of an action after the person's own choice; undefined when it has none. */
export function keyFor(action: { id: string; shortcut?: string }, settings: KeySettings): string | undefined {
  return settings.own[action.id] ?? action.shortcut;
}

/**
 * Whether this press means that shortcut here. Single keys count only while a list or a thread has the
 * focus and nobody is typing; those with Ctrl or ⌘ count everywhere.
 */
export function meant(
  press: Press,
  shortcut: string,
  focus: Focus,
  settings: KeySettings,
  mac: boolean,
): boolean {
  if (press.isComposing) return false;
  const { mod, shift, key } = parse(shortcut);
  // AltGr, which types # and / on many keyboards, arrives as Ctrl+Alt.
  const altGraph = press.getModifierState("AltGraph");
  if (mod !== ((mac ? press.metaKey : press.ctrlKey) && !altGraph)) return false;
  // Symbols carry their own shift (and Option on a Mac): "?" is the same wherever the keyboard keeps it.
  const symbol = key.length === 1 && !/^\p{L}$/u.test(key);
  if (!mod) {
    if (settings.off || !focus.scoped || focus.typing) return false;
    if ((key === "Enter" || key === " ") && focus.pressable) return false;
    if (mac ? press.ctrlKey || (press.altKey && !symbol) : press.metaKey || (press.altKey && !altGraph))
      return false;
  }
  return press.key.toLowerCase() === key.toLowerCase() && (symbol || press.shiftKey === shift);
}

/** The shortcut a press would be written as; undefined for a modifier alone, Escape and Tab. */
export function written(press: Press, mac: boolean): string | undefined {
  if (["Shift", "Control", "Alt", "Meta", "AltGraph", "Escape", "Tab", "Dead"].includes(press.key))
    return undefined;
  const altGraph = press.getModifierState("AltGraph");
  const mod = (mac ? press.metaKey : press.ctrlKey) && !altGraph;
  const letter = /^\p{L}$/u.test(press.key);
  const shift = press.shiftKey && (letter || press.key.length > 1);
  return [mod && "mod", shift && "shift", letter ? press.key.toLowerCase() : press.key]
    .filter(Boolean)
    .join("+");
}

/** A shortcut as the keys one reads on the keyboard: "mod+k" is Ctrl K, or ⌘ K. */
export function keycaps(shortcut: string, mac: boolean): string[] {
  const { mod, shift, key } = parse(shortcut);
  const cap = caps[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(mod ? [mac ? "⌘" : "Ctrl"] : []), ...(shift ? ["⇧"] : []), cap];
}

const caps: Record<string, string> = { Enter: "↵", ArrowUp: "↑", ArrowDown: "↓", " ": "␣" };

function parse(shortcut: string) {
  const mod = shortcut.startsWith("mod+");
  const rest = mod ? shortcut.slice(4) : shortcut;
  const shift = rest.startsWith("shift+");
  return { mod, shift, key: shift ? rest.slice(6) : rest };
}
