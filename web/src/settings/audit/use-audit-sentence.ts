import { roles } from "@relevo/contract/abilities.ts";
import type { AuditEvent } from "@relevo/contract/audit.ts";
import { messageStates } from "@relevo/contract/messages.ts";
import { actSources } from "@relevo/contract/tickets.ts";
import { useTranslation } from "react-i18next";
import { useActorName, useSentence } from "../../conversations/thread/use-sentence.ts";
import { areas } from "./areas.ts";
import { auditEs } from "./audit.es.ts";
import { changesOf, type ToldValue } from "./changes.rules.ts";
import { asThreadEvent, ownSentence } from "./sentence.rules.ts";

/** Says what happened, with who did it: by our words, by the thread's, or at least in which area it was. */
export function useAuditSentence(): (event: AuditEvent) => string {
  const { t } = useTranslation();
  const threadSentence = useSentence();
  const actorName = useActorName();
  const said = (value: ToldValue) =>
    value && ("word" in value ? t(`settings.audit.values.${value.word}`) : value.text);
  const changed = (fields: unknown) => {
    const parts = changesOf(fields, auditEs).map(({ field, from, to }) => {
      const name = t(`settings.audit.fields.${field}`);
      return from || to ? `${name} ${said(from) ?? "–"} → ${said(to) ?? "–"}` : name;
    });
    return parts.length > 0 ? `: ${parts.join(", ")}` : "";
  };
  return (event) => {
    const key = ownSentence(event);
    if (!key && event.conversation) return threadSentence(asThreadEvent(event));
    const { data, words } = event;
    const lost = t("settings.audit.lost");
    const gone = t("settings.audit.gone");
    const area = areas.find((one) => event.name.startsWith(`${one}.`));
    const role = roles.find((one) => one === data.role);
    const state = messageStates.find((one) => one === data.to);
    const source = actSources.find((one) => one === data.source && one !== "user");
    return t(`settings.audit.events.${key ?? "other"}`, {
      actor: actorName(event),
      // What a newer server names and this page has not heard of stands as it came.
      area: area ? t(`settings.audit.areas.${area}`) : event.name,
      role: role ? t(`people.roles.${role}`) : String(data.role),
      state: state ? t(`conversations.said.states.${state}`) : String(data.to),
      member: words.member ?? gone,
      owner: words.ownerTo ?? words.groupTo ?? gone,
      group: words.group ?? lost,
      inbox: words.inbox ?? lost,
      calendar: words.calendar ?? lost,
      company: words.company ?? lost,
      connection: words.connection ?? lost,
      funnel: words.funnel ?? lost,
      stage: words.stage ?? lost,
      field: words.field ?? lost,
      task: words.task ?? lost,
      stageFrom: words.stageFrom ?? lost,
      stageTo: words.stageTo ?? lost,
      changes: changed(data.fields),
      cause: source ? ` (${t(`settings.audit.sources.${source}`)})` : "",
      into: words.absorbedInto ?? "",
      tag: words.tag ?? lost,
      workflow: words.workflow ?? lost,
      secret: words.secret ?? lost,
      cancelled: Number(data.cancelled ?? 0),
      version: String(data.version),
      code: String(data.code),
    });
  };
}
