import { auditEs } from "./audit/audit.es.ts";
import { calendarsEs } from "./calendars/calendars.es.ts";
import { connectionsEs } from "./connections/connections.es.ts";
import { fieldsEs } from "./fields/fields.es.ts";
import { resolutionEs } from "./funnels/actions/resolution.es.ts";
import { funnelsEs } from "./funnels/funnels.es.ts";
import { stagesEs } from "./funnels/stage/stages.es.ts";
import { groupsEs } from "./groups/groups.es.ts";
import { heldEs } from "./held/held.es.ts";
import { inboxesEs } from "./inboxes/inboxes.es.ts";
import { keysEs } from "./keys/keys.es.ts";
import { membersEs } from "./members/members.es.ts";
import { parkedEs } from "./parked/parked.es.ts";
import { policyEs } from "./policy/policy.es.ts";
import { startEs } from "./start/start.es.ts";
import { tagsEs } from "./tags/tags.es.ts";
import { templatesEs } from "./templates/templates.es.ts";

export const settingsEs = {
  cancel: "Cancelar",
  newTab: "se abre en otra pestaña",
  done: "listo",
  toDo: "por hacer",
  searchIn: "Buscar en: {{label}}",
  leave: {
    title: "¿Salir sin guardar?",
    about: "Lo que cambiaste en esta página se pierde.",
    leave: "Salir sin guardar",
    stay: "Seguir aquí",
  },
  sections: {
    label: "Secciones de la configuración",
    start: "Puesta en marcha",
    connections: "Conexiones",
    people: "Personas y equipos",
    inboxes: "Bandejas",
    funnels: "Embudos",
    fields: "Campos",
    tags: "Etiquetas",
    calendars: "Horarios de atención",
    templates: "Plantillas",
    keys: "Claves de API",
    audit: "Auditoría",
    parked: "Entrada detenida",
    profile: "Mi perfil",
  },
  audit: auditEs,
  calendars: calendarsEs,
  connections: connectionsEs,
  fields: fieldsEs,
  funnels: funnelsEs,
  groups: groupsEs,
  held: heldEs,
  inboxes: inboxesEs,
  keys: keysEs,
  members: membersEs,
  parked: parkedEs,
  policy: policyEs,
  resolution: resolutionEs,
  stages: stagesEs,
  start: startEs,
  tags: tagsEs,
  templates: templatesEs,
} as const;
