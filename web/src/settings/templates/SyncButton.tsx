import { syncTemplates } from "@relevo/contract/templates.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";

/** Reads a number's templates from WhatsApp now. */
export function SyncButton({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sync = useMutation({
    mutationFn: () => call(syncTemplates, { params: { id: connectionId } }),
    onSuccess: async ({ templates }) => {
      await queries.invalidateQueries({ queryKey: ["templates"] });
      notify({ tone: "answered", title: t("settings.templates.synced", { count: templates }) });
    },
    onError: (error) => notify({ tone: "breach", title: sayError(error) }),
  });
  return (
    <Button icon={RefreshCw} loading={sync.isPending} onClick={() => sync.mutate()}>
      {t("settings.templates.sync")}
    </Button>
  );
}
