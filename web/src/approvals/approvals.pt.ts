import type { Words } from "../i18n/words.ts";
import type { approvalsEs } from "./approvals.es.ts";

export const approvalsPt: Words<typeof approvalsEs> = {
  title: "Autorizações",
  empty: "Nada espera sua decisão",
  emptyAbout: "Quando alguém pedir para encerrar uma conversa fora das regras, aparece aqui.",
  emptyOwn: "Você não tem pedidos em espera",
  asked: "{{name}} pede para encerrar a conversa de {{contact}}",
  approve: "Autorizar e encerrar",
  decline: "Recusar",
  why: "Motivo da decisão",
  approveAbout: "A conversa é encerrada como exceção e fica na revisão semanal.",
  declineAbout: "Continua aberta. Quem pediu vê o motivo.",
  approved: "Autorizada e encerrada",
  declined: "Recusada: continua aberta",
  open: "Ver a conversa",
  waiting: "Espera uma decisão",
};
