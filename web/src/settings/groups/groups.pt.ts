import type { Words } from "../../i18n/words.ts";
import type { groupsEs } from "./groups.es.ts";

export const groupsPt: Words<typeof groupsEs> = {
  title: "Equipes",
  about:
    "Uma equipe tem sua própria fila e atende uma ou mais caixas de entrada. Quem entra na equipe também as atende.",
  create: "Criar equipe",
  none: "Ainda não há equipes",
  noneAbout: "Servem para passar uma conversa a uma equipe, por exemplo “Help desk” ou “Turno da noite”.",
  name: "Nome",
  people: "Pessoas",
  noPeople: "Ninguém ainda",
  inboxes: "Caixas de entrada que atende",
  noInboxes: "Nenhuma caixa de entrada",
  newTitle: "Criar equipe",
  editTitle: "Editar “{{name}}”",
  editOf: "Editar {{name}}",
  remove: "Excluir",
  removeOf: "Excluir {{name}}",
  ask: "Excluir a equipe “{{name}}”?",
  askAbout: "Suas pessoas deixam de atender as caixas que só tinham por ela. Não dá para desfazer.",
  inUse: "Esta equipe tem conversas. Reatribua-as e tente de novo.",
  removed: "Equipe excluída",
  save: "Salvar",
  created: "Equipe criada",
  saved: "Salvo",
  wrong: {
    name: "Escreva um nome.",
    nameTaken: "Já existe uma equipe com esse nome.",
    people: "Uma dessas pessoas não existe mais. Escolha de novo.",
    inboxes: "Uma dessas caixas não existe mais. Escolha de novo.",
  },
};
