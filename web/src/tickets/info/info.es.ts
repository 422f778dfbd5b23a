/** Información del ticket: the path by hand. */
export const infoEs = {
  title: "Información del ticket",
  about: "¿Cómo terminó este ciclo?",
  resolution: "Resultado",
  close: "Cierre de ticket",
  closeAbout: "Se archiva: sale del tablero y el próximo mensaje del cliente abre un ticket nuevo.",
  returnFunnel: "Embudo de retorno",
  returnStage: "Etapa de retorno",
  save: "Guardar",
  by: "Marcado",
  reason: "Motivo",
  resolvedAt: "Desde",
  archivedAt: "Archivado",
  returns: "Vuelve a",
} as const;
