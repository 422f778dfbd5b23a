import type { Words } from "../i18n/words.ts";
import type { settingsEs } from "./settings.es.ts";

export const settingsPt: Words<typeof settingsEs> = {
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
};
