import type { Words } from "../../../i18n/words.ts";
import type { noteEs } from "./note.es.ts";

export const notePt: Words<typeof noteEs> = {
  chips: "Este comentário trata de",
  triggers: {
    external: "Atendimento por fora",
    missing_data: "Faltam dados",
    handover: "Outro precisa agir",
    unusual: "Fora do normal",
  },
  channel: "Canal",
  channels: {
    phone: "Ligação",
    whatsapp_direct: "WhatsApp direto",
    in_person: "Pessoalmente",
    diversion: "Encaminhamento manual",
  },
  by: {
    phone: "por ligação",
    whatsapp_direct: "por WhatsApp direto",
    in_person: "pessoalmente",
    diversion: "por encaminhamento manual",
  },
  at: "Data",
  missing: "O que falta",
  missingHint: "E-mail, CPF, número do pedido…",
  next: "Próximo passo",
  nextHint: "O que quem continua precisa fazer",
  datumMissing: {
    external: "Escolha o canal e a data.",
    missing_data: "Escreva que dados faltam.",
    handover: "Escreva o próximo passo.",
  },
  heading: "Próximo título",
  presets: "Exemplos",
  preset: {
    missing_data: "Faltam dados do cliente",
    external: "Comunicação por fora",
    handover: "Precisa de outra equipe",
  },
};
