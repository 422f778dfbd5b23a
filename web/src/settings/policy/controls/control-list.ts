import type { PolicyField } from "../fields.rules.ts";
import { attendingControls } from "./attending.tsx";
import { closingControls } from "./closing.tsx";
import type { Control } from "./control.ts";
import { expiryControls } from "./expiry.tsx";
import { hoursControls } from "./hours.tsx";
import { messageControls } from "./messages.tsx";
import { ticketControls } from "./ticket.tsx";

/** What each rule is changed with. */
export const controls: Record<PolicyField, Control> = {
  ...attendingControls,
  ...closingControls,
  ...expiryControls,
  ...messageControls,
  ...hoursControls,
  ...ticketControls,
};
