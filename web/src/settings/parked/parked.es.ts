export const parkedEs = {
  title: "Entrada detenida",
  about:
    "Lo que llegó por un canal y no se pudo recibir. No se pierde: se guarda con su error y se puede intentar de nuevo.",
  none: "Nada detenido",
  noneAbout:
    "Todo lo que llegó se recibió. Si algún día un canal envía algo que no se entiende, aparecerá aquí con su error.",
  replayAll: "Reintentar todo",
  replay: "Reintentar",
  replayOf: "Reintentar lo de {{when}}",
  replayed_one: "Se está reintentando {{count}}. Si vuelve a fallar, seguirá aquí.",
  replayed_other: "Se están reintentando {{count}}. Lo que vuelva a fallar seguirá aquí.",
  replayedNone: "No se pudo reintentar: todavía no hay una conexión para eso.",
  unknown: "Sin conexión que lo reciba",
  tries_one: "{{count}} intento",
  tries_other: "{{count}} intentos",
  noError: "Sin detalle del error",
  most: "Se muestran los 200 más recientes.",
} as const;
