import { actionsEs } from "./actions/actions.es.ts";
import { listEs } from "./list/list.es.ts";

/** The agent's working screens. */
export const conversationsEs = {
  ...listEs,
  thread: "Conversación",
  context: "Detalles",
  nameless: "Cliente #{{number}}",
  noneOpen: "Elige una conversación",
  noneOpenAbout: "Su historia y lo que falta hacer aparecen aquí.",
  gone: "Ya no ves esta conversación",
  goneAbout: "La lleva otra persona, terminó o pasó a una bandeja que no atiendes.",
  back: "Volver a la lista",
  mentioned: "{{name}} te mencionó",
  seeIt: "Ver",
  channels: { whatsapp: "WhatsApp", webchat: "Chat web" },
  window: {
    closes: "Ventana de 24 h: quedan {{span}}",
    closed: "Ventana de 24 h cerrada",
    shortClosed: "cerrada",
  },
  act: actionsEs,
} as const;
