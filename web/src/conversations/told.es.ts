/** Refusals with the names, numbers and times the server told, by their code. */
export const toldEs = {
  ALREADY_OPEN: "Este contacto ya tiene abierta la #{{number}} por ese canal. Sigue en ella.",
  CAPACITY_FULL: "Ya tiene {{holding}} conversaciones esperando respuesta; el máximo es {{capacity}}.",
  COMMENT_REQUIRED: "Falta un comentario interno: {{trigger}}.",
  DISTRIBUTED: "Esta bandeja reparte sola las conversaciones. Podrás tomarla desde las {{until}}.",
  LINK_UNCONFIRMED: "Dice que es por el ticket #{{number}}. Confírmalo o recházalo.",
  MERGE_DUPLICATE:
    "El cliente tiene abierta la #{{number}} en el mismo canal. Únelas o cierra primero la otra.",
  MOVE_NOT_ALLOWED: "De {{from}} no se pasa directo a {{to}}: en este embudo se avanza de a una etapa.",
  NEWER_OPEN: "Este cliente ya tiene abierta la #{{number}} por ese canal. Sigue en ella.",
  NO_REPLY: "Falta responder: {{contact}} escribió a las {{at}}.",
  PENDING_ACTION: "Queda una tarea sin responsable o fecha: {{title}}.",
  TICKET_ARCHIVED: "El ticket #{{number}} está archivado: ya no se cambia.",
  TICKET_OPEN: "El contacto ya tiene abierto el ticket #{{number}} en ese embudo. Sigue en ese.",
  TICKET_PENDING: "Quedan tareas abiertas: {{title}}. Termínalas o cancélalas primero.",
} as const;
