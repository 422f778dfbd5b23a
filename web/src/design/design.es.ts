export const designEs = {
  back: "Volver",
  choose: "Elegir…",
  hide: "Ocultar",
  loading: "Cargando…",
  noMatch: "Nada coincide con la búsqueda.",
  notices: "Avisos",
  search: "Buscar…",
} as const;
