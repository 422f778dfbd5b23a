import type { Ticket } from "@relevo/contract/tickets.ts";
import { Circle, CircleCheck, CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";

/** Won, lost, or neither, in a word with its mark. */
export function ResolutionBadge({ resolution }: { resolution: Ticket["resolution"] }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[resolution];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`ticket.resolutions.${resolution}`)}
    </Badge>
  );
}

const looks = {
  won: { tone: "answered", icon: CircleCheck },
  lost: { tone: "breach", icon: CircleX },
  none: { tone: "quiet", icon: Circle },
} as const;
