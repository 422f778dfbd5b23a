import type { Words } from "../../i18n/words.ts";
import type { templatesEs } from "./templates.es.ts";

export const templatesPt: Words<typeof templatesEs> = {
  title: "Modelos de mensagem",
  about:
    "Mensagens que o WhatsApp aprovou antes: são a única coisa que se pode enviar passadas 24 h da última mensagem do cliente. São criados no gerenciador do WhatsApp, e o Relevo os lê a cada seis horas.",
  noConnection: "Os modelos são de um número do WhatsApp",
  noConnectionAbout: "Conecte um, e aqui aparecerão os modelos que ele tem aprovados.",
  connect: "Conectar WhatsApp",
  none: "Este número ainda não tem modelos",
  noneAbout:
    "Crie-os no gerenciador do WhatsApp, em Ferramentas da conta › Modelos de mensagem. A Meta costuma revisá-los em minutos; depois, sincronize.",
  noMatch: "Nenhum modelo diz isso",
  noMatchAbout: "A busca olha o nome e o texto.",
  connection: "Conexão",
  search: "Buscar nos modelos",
  sync: "Sincronizar agora",
  synced_one: "Foi lido {{count}} modelo",
  synced_other: "Foram lidos {{count}} modelos",
  read: "Lido do WhatsApp",
  more: "Ver mais",
  count_one: "{{count}} variável",
  count_other: "{{count}} variáveis",
  variable: "Variável {{key}}",
  rejection: "O WhatsApp o rejeitou: {{why}}",
  noRejection: "O WhatsApp o rejeitou sem dizer por quê.",
  preview: "Prévia de {{name}}",
  states: {
    approved: "Aprovado",
    pending: "Em análise",
    rejected: "Rejeitado",
    paused: "Pausado pelo WhatsApp",
    disabled: "Desativado",
    missing: "Já não está no WhatsApp",
  },
  categories: {
    marketing: "Marketing",
    utility: "Utilidade",
    authentication: "Autenticação",
  },
  headers: { image: "Foto", video: "Vídeo", document: "Documento" },
};
