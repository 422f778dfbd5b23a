import type { Words } from "../i18n/words.ts";
import type { recordEs } from "./record.es.ts";

export const recordPt: Words<typeof recordEs> = {
  evidence: {
    replied: "Já respondi",
    elsewhere: "Seguiu por outro canal",
    follow_up: "Ficou tarefa ou ticket",
    confirmed: "O cliente confirmou",
  },
  outcomes: {
    resolved: "Resolvido",
    informed: "Informado",
    passed_on: "Encaminhado",
    unsolved: "Sem solução",
    no_response: "Cliente não respondeu",
  },
  discards: {
    thanks: "Agradecimento",
    wrong_number: "Número errado",
    spam: "Spam",
    advertising: "Publicidade",
    automatic: "Mensagem automática",
  },
};
