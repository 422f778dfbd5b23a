import type { Words } from "../i18n/words.ts";
import type { shellEs } from "./shell.es.ts";

export const shellPt: Words<typeof shellEs> = {
  commandBar: "Buscar ou fazer",
  commandHint: "Escreva o que você quer fazer…",
  language: "Idioma",
  more: "Mais",
  narrowRail: "Deixar só os ícones",
  rail: "Seções",
  retrying: "Sem conexão, reconectando…",
  skip: "Ir para o conteúdo",
  widenRail: "Mostrar os nomes",
  approvals_one: "{{shown}} autorização por decidir",
  approvals_other: "{{shown}} autorizações por decidir",
  overdue_one: "{{shown}} tarefa atrasada",
  overdue_other: "{{shown}} tarefas atrasadas",
  places: {
    conversations: "Caixa de entrada",
    funnels: "Funis",
    tasks: "Minhas tarefas",
    team: "Equipe agora",
    workflows: "Fluxos de trabalho",
    settings: "Configurações",
  },
  theme: {
    title: "Tema",
    system: "Como o sistema",
    light: "Claro",
    dark: "Escuro",
  },
  keys: {
    title: "Atalhos de teclado",
    about: "As teclas soltas funcionam enquanto a lista ou a conversa está em foco.",
    single: "Usar teclas soltas",
    change: "Mudar a tecla de “{{action}}”, agora {{key}}",
    press: "Pressione a nova tecla…",
    restore: "Voltar à tecla original",
    taken: "Essa tecla já é de “{{action}}”.",
  },
  panes: {
    back: "Voltar à lista",
    hideContext: "Ocultar o painel",
    resize: "Largura da lista",
    showContext: "Mostrar o painel",
  },
  fault: {
    title: "Esta tela parou",
    about:
      "O que já estava salvo está seguro. Tente de novo; se acontecer outra vez, copie o detalhe e envie a quem administra a conta.",
    offline: "Não foi possível chegar ao servidor. Verifique a conexão e tente de novo.",
    updated: "Há uma nova versão do Relevo. Recarregue a página para continuar.",
    retry: "Tentar de novo",
    reload: "Recarregar a página",
    copy: "Copiar o detalhe",
    copied: "Detalhe copiado",
  },
  missing: {
    title: "Não há nada aqui",
    about: "O endereço não existe, ou o que havia não é das suas caixas de entrada.",
    home: "Ir para a caixa de entrada",
  },
};
