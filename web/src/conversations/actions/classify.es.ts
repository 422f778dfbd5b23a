/** Where a conversation belongs, and why the customer wrote. */
export const classifyEs = {
  title: "Clasificar la conversación de {{name}}",
  about: "Elige la bandeja y el motivo de contacto. Ahora: {{inbox}}.",
  aboutReason: "Elige la bandeja y el motivo de contacto. Ahora: {{inbox}} › {{reason}}.",
  leaving: "Para salir de {{inbox}} hay que elegir un motivo.",
  find: "Buscar bandeja o motivo",
  noReason: "Sin motivo",
  now: "Está aquí",
  toMe: "Asignármela",
  unserved: "No atiendes esta bandeja: dejarás de verla",
  commentDue: "Antes de moverla falta un comentario.",
  chosen: "Pasa a {{place}}",
  move: "Mover",
  change: "Cambiar",
} as const;
