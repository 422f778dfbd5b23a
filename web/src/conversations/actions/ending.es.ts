/** What ends a conversation, sets it aside, or takes that back. */
export const endingEs = {
  close: "Cerrar…",
  finalise: "Finalizar…",
  undoClose: "Deshacer el cierre",
  reopen: "Reabrir…",
  discard: "Descartar…",
  settle: "No requiere respuesta",
  settled: "No requiere respuesta",
  unsettle: "Sí requiere respuesta",
  snooze: "Posponer…",
  unsnooze: "Retomar ahora",
  flag: "Marcar como fuera de lo normal",
  unflag: "Quitar «fuera de lo normal»",
} as const;
