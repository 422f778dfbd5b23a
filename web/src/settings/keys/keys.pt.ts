import type { Words } from "../../i18n/words.ts";
import type { keysEs } from "./keys.es.ts";

export const keysPt: Words<typeof keysEs> = {
  title: "Chaves de API",
  about:
    "Para que outros programas usem o Relevo. Uma chave age como quem a criou, com o papel que leva, e nunca pode mais que essa pessoa.",
  create: "Criar chave",
  none: "Ainda não há chaves",
  noneAbout: "Crie uma por programa: assim dá para revogar uma sem parar as outras.",
  name: "Nome",
  nameHint: "O programa que a usará, como “Loja online”.",
  role: "Até onde pode",
  newTitle: "Criar chave de API",
  readyTitle: "Chave “{{name}}”",
  readyAbout: "Copie agora: não é mostrada de novo.",
  key: "Chave",
  ready: "Pronto",
  usage: "É enviada no cabeçalho “Authorization: Bearer …”.",
  used: "Usada",
  unused: "Sem uso ainda",
  created: "Criada",
  revoke: "Revogar",
  revokeOf: "Revogar {{name}}",
  ask: "Revogar a chave “{{name}}”?",
  askAbout: "O programa que a usa deixa de entrar na hora. Não dá para desfazer.",
  revoked: "Chave revogada",
  wrong: { name: "Escreva um nome.", role: "Escolha um papel." },
};
