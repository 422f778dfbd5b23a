import type { Words } from "../../i18n/words.ts";
import type { factsEs } from "./facts.es.ts";

export const factsPt: Words<typeof factsEs> = {
  title: "Dados",
  contact: "Contato",
  names: {
    value: "Valor",
    description: "Descrição",
    nextStep: "Próximo passo",
    nextStepAt: "Para quando",
    contactName: "Nome do contato",
    contactPhone: "Telefone",
    contactMail: "E-mail",
    company: "Empresa",
  },
  subject: "Assunto",
  name: "Nome",
  gone: "Dado removido",
  yes: "Sim",
  no: "Não",
  none: "Sem dado",
  add: "Adicionar",
  change: "Alterar {{name}}",
  save: "Salvar",
  cancel: "Cancelar",
  wrong: "Esse dado não pode ser aceito assim.",
  wrongNumber: "Escreva um número.",
  wrongName: "Escreva um nome.",
  wrongPhone: "Escreva o número com o código do país, como +55 11 91234 5678.",
  wrongMail: "Escreva um e-mail completo, como ana@empresa.com.",
};
