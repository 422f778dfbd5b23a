export const settingsEs = {
  sections: {
    label: "Secciones de la configuración",
    start: "Puesta en marcha",
    connections: "Conexiones",
    people: "Personas y equipos",
    inboxes: "Bandejas",
    keys: "Claves de API",
    parked: "Entrada detenida",
    profile: "Mi perfil",
  },
} as const;
