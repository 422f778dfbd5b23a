import type { Words } from "../../i18n/words.ts";
import type { tagsEs } from "./tags.es.ts";

export const tagsPt: Words<typeof tagsEs> = {
  title: "Etiquetas",
  about:
    "Palavras com que se marcam os contatos: aparecem em cada conversa e os fluxos de trabalho podem pô-las, tirá-las e vê-las.",
  create: "Adicionar etiqueta",
  none: "Ainda não há etiquetas",
  noneAbout: "Adicione a primeira: “Cliente frequente”, “Garantia”, “VIP”…",
  edit: "Editar {{name}}",
  remove: "Excluir {{name}}",
  newTitle: "Nova etiqueta",
  editTitle: "Editar a etiqueta",
  name: "Nome",
  colour: "Cor",
  colours: {
    grey: "Cinza",
    teal: "Turquesa",
    amber: "Âmbar",
    green: "Verde",
    red: "Vermelho",
    violet: "Violeta",
    blue: "Azul",
    orange: "Laranja",
  },
  add: "Adicionar",
  save: "Salvar",
  created: "Etiqueta adicionada",
  saved: "Etiqueta salva",
  removed: "Etiqueta excluída",
  removeAsk: "Excluir “{{name}}”?",
  removeAbout: "Sai de todos os contatos que a têm. Não dá para desfazer.",
  removeAct: "Excluir",
  inUse: "Um fluxo de trabalho a usa: {{workflows}}. Mude-o antes.",
  wrong: { name: "Escreva um nome.", nameTaken: "Já existe uma etiqueta com esse nome." },
};
