/** What a comment answers, and what helps to write it. */
export const noteEs = {
  chips: "Este comentario trata de",
  triggers: {
    external: "Atención por fuera",
    missing_data: "Faltan datos",
    handover: "Otro debe actuar",
    unusual: "Fuera de lo normal",
  },
  channel: "Canal",
  channels: {
    phone: "Llamada",
    whatsapp_direct: "WhatsApp directo",
    in_person: "En persona",
    diversion: "Derivación manual",
  },
  by: {
    phone: "por llamada",
    whatsapp_direct: "por WhatsApp directo",
    in_person: "en persona",
    diversion: "por derivación manual",
  },
  at: "Fecha",
  missing: "Qué falta",
  missingHint: "Correo, RUT, número de pedido…",
  next: "Próximo paso",
  nextHint: "Qué debe hacer quien sigue",
  datumMissing: {
    external: "Elige el canal y la fecha.",
    missing_data: "Escribe qué datos faltan.",
    handover: "Escribe el próximo paso.",
  },
  heading: "Título siguiente",
  presets: "Modelos",
  preset: {
    missing_data: "Falta de datos del cliente",
    external: "Comunicación por fuera",
    handover: "Requiere otro equipo",
  },
} as const;
