import { connectionsEs } from "./connections/connections.es.ts";
import { groupsEs } from "./groups/groups.es.ts";
import { heldEs } from "./held/held.es.ts";
import { inboxesEs } from "./inboxes/inboxes.es.ts";
import { keysEs } from "./keys/keys.es.ts";
import { membersEs } from "./members/members.es.ts";
import { parkedEs } from "./parked/parked.es.ts";
import { startEs } from "./start/start.es.ts";

export const settingsEs = {
  cancel: "Cancelar",
  newTab: "se abre en otra pestaña",
  done: "listo",
  toDo: "por hacer",
  searchIn: "Buscar en: {{label}}",
  sections: {
    label: "Secciones de la configuración",
    start: "Puesta en marcha",
    connections: "Conexiones",
    people: "Personas y equipos",
    inboxes: "Bandejas",
    keys: "Claves de API",
    parked: "Entrada detenida",
    profile: "Mi perfil",
  },
  connections: connectionsEs,
  groups: groupsEs,
  held: heldEs,
  inboxes: inboxesEs,
  keys: keysEs,
  members: membersEs,
  parked: parkedEs,
  start: startEs,
} as const;
