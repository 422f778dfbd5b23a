import type { Words } from "../i18n/words.ts";
import { connectionsPt } from "./connections/connections.pt.ts";
import { groupsPt } from "./groups/groups.pt.ts";
import { heldPt } from "./held/held.pt.ts";
import { inboxesPt } from "./inboxes/inboxes.pt.ts";
import { keysPt } from "./keys/keys.pt.ts";
import { membersPt } from "./members/members.pt.ts";
import { parkedPt } from "./parked/parked.pt.ts";
import type { settingsEs } from "./settings.es.ts";
import { startPt } from "./start/start.pt.ts";

export const settingsPt: Words<typeof settingsEs> = {
  cancel: "Cancelar",
  newTab: "abre em outra aba",
  done: "pronto",
  toDo: "por fazer",
  searchIn: "Buscar em: {{label}}",
  sections: {
    label: "Seções da configuração",
    start: "Primeiros passos",
    connections: "Conexões",
    people: "Pessoas e equipes",
    inboxes: "Caixas de entrada",
    keys: "Chaves de API",
    parked: "Entrada retida",
    profile: "Meu perfil",
  },
  connections: connectionsPt,
  groups: groupsPt,
  held: heldPt,
  inboxes: inboxesPt,
  keys: keysPt,
  members: membersPt,
  parked: parkedPt,
  start: startPt,
};
