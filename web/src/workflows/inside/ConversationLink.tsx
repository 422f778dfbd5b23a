import { Link } from "@tanstack/react-router";
import { MessageSquare } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The way from a run, real or tried, to its conversation. */
export function ConversationLink({
  conversation: { id, number },
}: {
  conversation: { id: string; number: number };
}) {
  const { t } = useTranslation();
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId: id }}
      search={{}}
      aria-label={t("workflows.monitor.conversation", { number })}
      className="inline-flex items-center gap-1 rounded-small text-accent tabular-nums hover:underline"
    >
      <MessageSquare aria-hidden size={12} />#{number}
    </Link>
  );
}
