import type { Conversation } from "@relevo/contract/conversations.ts";
import { sendTemplate, type Template } from "@relevo/contract/templates.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Hourglass, Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGoOn } from "../conversations/place.ts";
import { sayRefusal } from "../conversations/refusal.ts";
import { Button } from "../design/Button.tsx";
import { putConversation } from "../live/frames.ts";
import { useMe } from "../people/me.ts";
import { Problem } from "../refusals/Form.tsx";
import { call } from "../shell/api.ts";
import { newId } from "../shell/ids.ts";
import { complete } from "./fill.rules.ts";
import { type Filled, TemplateFill } from "./TemplateFill.tsx";
import { TemplateList } from "./TemplateList.tsx";

const blank: Filled = { values: [], fileId: undefined };

/** The composer of a closed window: an approved template, filled in, is what can be sent. */
export default function TemplateComposer({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const goOn = useGoOn();
  // One that we began has a window that ended before it, if the customer ever wrote.
  const wrote = (conversation.windowEndsAt ?? "") > conversation.openedAt;
  const [template, setTemplate] = useState<Template>();
  const [filled, setFilled] = useState(blank);
  const [id, setId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const pick = (next: Template | undefined) => {
    setTemplate(next);
    setFilled(blank);
    setProblem(undefined);
  };
  const send = async (chosen: Template) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body = {
        id,
        templateId: chosen.id,
        values: [...filled.values],
        ...(filled.fileId && { fileId: filled.fileId }),
      };
      const { conversation: now } = await call(sendTemplate, { params: { id: conversation.id }, body });
      putConversation(queries, now, me);
      setId(newId());
      pick(undefined);
      if (now.id !== conversation.id) goOn(now.id);
    } catch (error) {
      setProblem(sayRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-3 px-3 py-2">
      <p className="flex items-start gap-2 text-list text-expired">
        <Hourglass aria-hidden size={16} className="mt-0.5 shrink-0" />
        <span>
          <span className="font-medium">{t(wrote ? "templates.windowClosed" : "templates.windowNone")}</span>
          {conversation.state === "expired" && (
            <span className="block text-soft">{t("templates.opensNew")}</span>
          )}
        </span>
      </p>
      <Problem>{problem}</Problem>
      {template ? (
        <>
          <TemplateFill template={template} filled={filled} onChange={setFilled} />
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => pick(undefined)}>
              {t("templates.other")}
            </Button>
            <Button
              variant="primary"
              icon={Send}
              loading={busy}
              disabled={!complete(template, filled.values, filled.fileId)}
              title={complete(template, filled.values, filled.fileId) ? undefined : t("templates.fillIn")}
              onClick={() => void send(template)}
            >
              {t("templates.send")}
            </Button>
          </div>
        </>
      ) : (
        <TemplateList connectionId={conversation.connection.id} onPick={pick} />
      )}
    </div>
  );
}
