import type { Words } from "../i18n/words.ts";
import { auditPt } from "./audit/audit.pt.ts";
import { calendarsPt } from "./calendars/calendars.pt.ts";
import { connectionsPt } from "./connections/connections.pt.ts";
import { fieldsPt } from "./fields/fields.pt.ts";
import { resolutionPt } from "./funnels/actions/resolution.pt.ts";
import { funnelsPt } from "./funnels/funnels.pt.ts";
import { stagesPt } from "./funnels/stage/stages.pt.ts";
import { groupsPt } from "./groups/groups.pt.ts";
import { heldPt } from "./held/held.pt.ts";
import { inboxesPt } from "./inboxes/inboxes.pt.ts";
import { keysPt } from "./keys/keys.pt.ts";
import { membersPt } from "./members/members.pt.ts";
import { parkedPt } from "./parked/parked.pt.ts";
import { policyPt } from "./policy/policy.pt.ts";
import type { settingsEs } from "./settings.es.ts";
import { startPt } from "./start/start.pt.ts";
import { tagsPt } from "./tags/tags.pt.ts";
import { templatesPt } from "./templates/templates.pt.ts";

export const settingsPt: Words<typeof settingsEs> = {
  cancel: "Cancelar",
  newTab: "abre em outra aba",
  done: "pronto",
  toDo: "por fazer",
  searchIn: "Buscar em: {{label}}",
  leave: {
    title: "Sair sem salvar?",
    about: "O que você mudou nesta página se perde.",
    leave: "Sair sem salvar",
    stay: "Continuar aqui",
  },
  sections: {
    label: "Seções da configuração",
    start: "Primeiros passos",
    connections: "Conexões",
    people: "Pessoas e equipes",
    inboxes: "Caixas de entrada",
    funnels: "Funis",
    fields: "Campos",
    tags: "Etiquetas",
    calendars: "Horários",
    templates: "Modelos",
    keys: "Chaves de API",
    audit: "Auditoria",
    parked: "Entrada retida",
    profile: "Meu perfil",
  },
  audit: auditPt,
  calendars: calendarsPt,
  connections: connectionsPt,
  fields: fieldsPt,
  funnels: funnelsPt,
  groups: groupsPt,
  held: heldPt,
  inboxes: inboxesPt,
  keys: keysPt,
  members: membersPt,
  parked: parkedPt,
  policy: policyPt,
  resolution: resolutionPt,
  stages: stagesPt,
  start: startPt,
  tags: tagsPt,
  templates: templatesPt,
};
