import type { Words } from "../../i18n/words.ts";
import type { actionsEs } from "./actions.es.ts";

export const actionsPt: Words<typeof actionsEs> = {
  more: "Mais ações",
  claim: "Assumir",
  attendNext: "Atender a próxima",
  nobodyWaits: "Não há ninguém aguardando.",
  transfer: "Transferir…",
  escalate: "Escalar…",
  toMe: "Atribuir a mim",
  classify: "Classificar…",
  reply: "Responder",
  comment: "Comentar",
  next: "Próxima conversa",
  previous: "Conversa anterior",
  transferred: "Transferida para {{name}}",
  transferredTeam: "Passou para a fila da equipe {{name}}",
  returned: "Voltou para a fila de {{inbox}}",
  moved: "Passou para {{inbox}}",
  reasonSet: "Motivo: {{reason}}",
  reasonCleared: "Ficou sem motivo",
  out: "Saiu da sua visão.",
  ownerOnly: "Só quem a atende ou um supervisor pode fazer isso.",
  refused: {
    ownedBy: "{{owner}} já atende esta conversa.",
    conflictWith: "Mudou nesse meio-tempo: agora {{owner}} a atende.",
    conflictFree: "Mudou nesse meio-tempo: agora ninguém a atende.",
    tooLong: "Tem {{length}} caracteres e o canal aceita {{limit}}.",
    tooManyFiles: "Este canal aceita {{files}} arquivos por mensagem.",
    tooLarge: "É grande demais: o máximo é {{limit}}.",
    notRetriable: "Não é mais preciso tentar de novo: o estado mudou.",
  },
};
