import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";

export interface ControlProps {
  t: TFunction;
  /** The rule's name, for those who do not see it beside the control. */
  label: string;
  policy: InboxPolicy;
  /** What the preset says: where an amount begins that was none. */
  preset: InboxPolicy;
  wrong: boolean;
  change: (parts: Partial<InboxPolicy>) => void;
}

/** What one rule is changed with. */
export type Control = (props: ControlProps) => ReactNode;
