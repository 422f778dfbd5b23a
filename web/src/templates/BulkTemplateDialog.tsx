import type { Conversation } from "@relevo/contract/conversations.ts";
import { bulkTemplate, type Template } from "@relevo/contract/templates.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sayRefusal } from "../conversations/refusal.ts";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { notify } from "../design/toast.tsx";
import { keys } from "../live/cache.ts";
import { Problem } from "../refusals/Form.tsx";
import { call } from "../shell/api.ts";
import { newId } from "../shell/ids.ts";
import { complete } from "./fill.rules.ts";
import { type Filled, TemplateFill } from "./TemplateFill.tsx";
import { TemplateList } from "./TemplateList.tsx";

/** One template to many expired conversations of one number; each opens a new one. */
export default function BulkTemplateDialog({
  conversations,
  onClose,
}: {
  conversations: readonly Conversation[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [key] = useState(newId);
  const [template, setTemplate] = useState<Template>();
  const [filled, setFilled] = useState<Filled>({ values: [], fileId: undefined });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const count = conversations.length;
  const send = async (chosen: Template) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body = { conversationIds: conversations.map(({ id }) => id), values: [...filled.values] };
      const { sent, refused } = await call(bulkTemplate, { params: { id: chosen.id }, body }, { key });
      const told = [
        t("templates.bulk.sent", { count: sent.length }),
        ...(refused.length > 0 ? [t("templates.bulk.refused", { count: refused.length })] : []),
      ];
      notify({ tone: refused.length > 0 ? "waiting" : "answered", title: told.join(" · ") });
      void queries.invalidateQueries({ queryKey: keys.lists });
      onClose();
    } catch (error) {
      setProblem(sayRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      wide
      title={t("templates.bulk.title", { count })}
      description={t("templates.bulk.about")}
      footer={
        template && (
          <Button
            variant="primary"
            loading={busy}
            disabled={!complete(template, filled.values, filled.fileId)}
            onClick={() => void send(template)}
          >
            {t("templates.send")}
          </Button>
        )
      }
    >
      <Problem>{problem}</Problem>
      {template ? (
        <TemplateFill template={template} filled={filled} onChange={setFilled} />
      ) : (
        <TemplateList
          connectionId={conversations[0]?.connection.id ?? ""}
          media={false}
          onPick={setTemplate}
        />
      )}
    </Dialog>
  );
}
