import type { Words } from "../../i18n/words.ts";
import type { fieldsEs } from "./fields.es.ts";

export const fieldsPt: Words<typeof fieldsEs> = {
  title: "Campos",
  about:
    "Os dados próprios da sua empresa. Os do contato se conservam de um ticket para o seguinte; os do ticket terminam com ele.",
  create: "Novo campo",
  of: { contact: "Do contato", ticket: "Do ticket" },
  ofAbout: {
    contact: "Conserva-se de um ticket para o seguinte. Por exemplo: CPF, bairro.",
    ticket: "É de um só ciclo e termina com ele. Por exemplo: número da cotação.",
  },
  kinds: { text: "Texto", number: "Número", date: "Data", choice: "Opção", yes_no: "Sim ou não" },
  none: {
    contact: "Ainda não há dados próprios dos contatos.",
    ticket: "Ainda não há dados próprios dos tickets.",
  },
  whose: "De quem é o dado",
  kind: "O que se escreve nele",
  forGood: "De quem é e o que se escreve nele não muda depois.",
  name: "Nome",
  options: "Opções",
  optionsHint: "Uma por linha, na ordem em que são oferecidas.",
  optionsStay: "Os valores já escritos que deixarem de ser uma opção se conservam.",
  up: "Subir “{{name}}”",
  down: "Descer “{{name}}”",
  moved: "“{{name}}” está no lugar {{place}} de {{count}}",
  edit: "Mudar “{{name}}”",
  editTitle: "Mudar campo",
  newTitle: "Novo campo",
  add: "Criar campo",
  save: "Salvar",
  saved: "Campo salvo",
  created: "Campo criado",
  remove: "Remover “{{name}}”",
  removeAct: "Remover campo",
  removeAsk: "Remover o campo “{{name}}”?",
  removeAbout: "Deixa de ser pedido e mostrado. O que foi escrito fica no histórico dos tickets arquivados.",
  inUse: "Ainda é pedido para entrar em {{stages}}. Retire-o primeiro dos dados.",
  removed: "Campo removido",
  wrong: {
    name: "Escreva um nome de até 120 caracteres.",
    nameTaken: "Já existe um campo com esse nome.",
    options: "Escreva entre 1 e 100 opções diferentes, de até 120 caracteres cada uma.",
    kind: "Escolha o que se escreve nele.",
    of: "Escolha de quem é.",
  },
};
