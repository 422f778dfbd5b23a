import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import type { Health } from "./health.rules.ts";

/** The health in a word. */
export function HealthBadge({ health }: { health: Health }) {
  const { t } = useTranslation();
  const words = t(`settings.connections.health.${health}`);
  switch (health) {
    case "active":
      return <Badge tone="answered">{words}</Badge>;
    case "paused":
      return <Badge tone="breach">{words}</Badge>;
    case "unverified":
      return (
        <Badge tone="waiting" icon={TriangleAlert}>
          {words}
        </Badge>
      );
    case "inactive":
      return <Badge tone="quiet">{words}</Badge>;
  }
}
