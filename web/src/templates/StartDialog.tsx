import type { ReturnTarget } from "@relevo/contract/resolution-rules.ts";
import { listTemplates, startConversation, type Template } from "@relevo/contract/templates.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { putConversation } from "../live/frames.ts";
import { countries } from "../people/countries.ts";
import { useMe } from "../people/me.ts";
import { Form } from "../refusals/Form.tsx";
import { useSubmit } from "../refusals/use-submit.ts";
import { call } from "../shell/api.ts";
import { funnelsQuery } from "../tickets/funnels.ts";
import { firstStage } from "../tickets/stage.rules.ts";
import { complete } from "./fill.rules.ts";
import { StartTicket } from "./StartTicket.tsx";
import { StartWho } from "./StartWho.tsx";
import { type Filled, TemplateFill } from "./TemplateFill.tsx";
import { TemplateList } from "./TemplateList.tsx";

const places = {
  fields: { phone: "templates.start.badPhone", stage: "templates.start.badStage" },
  codes: {
    ALREADY_OPEN: { field: "phone", words: "templates.start.alreadyOpen" },
    MOVE_NOT_ALLOWED: { field: "stage", words: "templates.start.badStage" },
  },
} as const;

/** Escribir a un cliente: who, from which number, with which template, and where its ticket begins. */
export default function StartDialog({
  contact,
  place,
  onStarted,
  onClose,
}: {
  /** A customer one knows already; without one their number is asked for. */
  contact?: { id: string; name: string };
  /** Where the ticket begins unless another place is chosen. */
  place?: ReturnTarget;
  /** Without it the new conversation is opened. */
  onStarted?: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { member, account } = useMe();
  const prefix = countries.find(({ code }) => code === account.country)?.prefix;
  const navigate = useNavigate();
  // The numbers one can write first from are those with templates.
  const numbers = useQuery({
    queryKey: ["templates", "numbers"],
    queryFn: async ({ signal }) => {
      const { items } = await call(listTemplates, { query: { limit: 100 } }, { signal });
      return [...new Map(items.map(({ connection }) => [connection.id, connection])).values()];
    },
  }).data;
  const [chosen, setChosen] = useState<string>();
  const [who, setWho] = useState({ phone: prefix ? `${prefix} ` : "", name: "" });
  const [template, setTemplate] = useState<Template>();
  const [filled, setFilled] = useState<Filled>({ values: [], fileId: undefined });
  const first = useQuery(funnelsQuery).data?.[0];
  const firstId = firstStage(first)?.id;
  const [beginsAt, setBeginsAt] = useState(place);
  const [move, setMove] = useState(false);
  const ticket = beginsAt ?? (first && firstId ? { funnelId: first.id, stageId: firstId } : undefined);
  const connectionId = chosen ?? numbers?.[0]?.id ?? "";
  const submission = useSubmit<"phone" | "stage">(places, async (key) => {
    if (!template || !ticket) return;
    const { conversation } = await call(
      startConversation,
      {
        body: {
          connectionId,
          ticket: { ...ticket, move },
          ...(contact
            ? { contactId: contact.id }
            : { phone: who.phone.trim(), ...(who.name.trim() && { name: who.name.trim() }) }),
          template: {
            templateId: template.id,
            values: [...filled.values],
            ...(filled.fileId && { fileId: filled.fileId }),
          },
        },
      },
      { key },
    );
    putConversation(queries, conversation, member.id);
    onClose();
    if (onStarted) onStarted();
    else {
      const params = { conversationId: conversation.id };
      void navigate({ to: "/conversations/$conversationId", params, search: {} });
    }
  });
  const ready =
    ticket &&
    template &&
    complete(template, filled.values, filled.fileId) &&
    (contact || who.phone.trim() !== (prefix ?? ""));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      wide
      title={t("templates.start.title")}
      description={t("templates.start.about")}
      footer={
        <Button variant="primary" loading={submission.busy} disabled={!ready} onClick={submission.submit}>
          {t("templates.send")}
        </Button>
      }
    >
      {numbers?.length === 0 ? (
        <p className="text-soft">{t("templates.start.noConnection")}</p>
      ) : (
        <Form submission={submission}>
          <StartWho
            numbers={numbers ?? []}
            connectionId={connectionId}
            onConnection={(id) => {
              setChosen(id);
              setTemplate(undefined);
            }}
            contact={contact}
            who={who}
            onWho={(next) => {
              setWho(next);
              submission.edited("phone");
            }}
            wrong={submission.error("phone")}
          />
          <StartTicket
            contactId={contact?.id}
            place={ticket}
            onPlace={(next) => {
              setBeginsAt(next);
              submission.edited("stage");
            }}
            move={move}
            onMove={setMove}
            wrong={submission.error("stage")}
          />
          {template ? (
            <>
              <TemplateFill template={template} filled={filled} onChange={setFilled} />
              <Button
                variant="quiet"
                size="small"
                className="self-start"
                onClick={() => setTemplate(undefined)}
              >
                {t("templates.other")}
              </Button>
            </>
          ) : (
            connectionId && <TemplateList connectionId={connectionId} onPick={setTemplate} />
          )}
        </Form>
      )}
    </Dialog>
  );
}
