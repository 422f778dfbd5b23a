import { useLocation } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import type { ContextPanel } from "../shell/context-panel.ts";

/** Where the ticket stands in the details: the id of its section, and the hash of an address that leads there. */
export const ticketHash = "ticket";

/** Opens the details at the ticket when the address says so. */
export function useTicketPlace(panel: ContextPanel, openId: string | undefined): void {
  const { hash } = useLocation();
  const show = useEffectEvent(() => showTicket(panel));
  useEffect(() => {
    if (openId !== undefined && hash === ticketHash) show();
  }, [openId, hash]);
}

/** Opens the details at the ticket. */
export function showTicket(panel: ContextPanel): void {
  panel.setOpen(true);
  focusSection(ticketHash);
}

/** The details may only just be coming on screen: a few frames of patience. */
function focusSection(id: string, frames = 30): void {
  requestAnimationFrame(() => {
    const section = document.getElementById(id);
    if (section) {
      section.scrollIntoView({ block: "nearest" });
      section.focus({ preventScroll: true });
    } else if (frames > 0) focusSection(id, frames - 1);
  });
}
