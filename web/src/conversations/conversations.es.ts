export const conversationsEs = {
  list: "Conversaciones",
  thread: "Conversación",
  context: "Detalles",
  noneOpen: "Elige una conversación",
  noneOpenAbout: "Su historia y lo que falta hacer aparecen aquí.",
  noneYet: "Todavía no hay conversaciones",
  noneYetAbout: "Cuando un cliente escriba por un canal conectado, aparecerá en esta lista.",
} as const;
