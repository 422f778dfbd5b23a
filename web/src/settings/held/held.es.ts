export const heldEs = {
  title: "En pausa tras restaurar un respaldo",
  about: "Se puede leer y escribir, pero nada programado se dispara y ningún mensaje sale.",
  askAdmin: "Un administrador la puede liberar.",
  review: "Revisar y liberar",
  dialog: "Liberar Relevo",
  dialogAbout:
    "Revisa lo que el respaldo traía a medias. Al liberar, lo programado vuelve a dispararse, también lo que ya debió ocurrir.",
  uncertain_one:
    "{{count}} mensaje quedó en duda: pudo haber salido antes del respaldo. No se reenvía solo; decide quien lo escribió.",
  uncertain_other:
    "{{count}} mensajes quedaron en duda: pudieron haber salido antes del respaldo. No se reenvían solos; decide quien los escribió.",
  uncertainNone: "Ningún mensaje quedó en duda.",
  deadlines: "Lo programado que espera",
  deadline_one: "{{count}}, para {{when}}",
  deadline_other: "{{count}}, el primero para {{when}}",
  kinds: {
    deliver: "Envíos de mensajes",
    uncertain: "Envíos por aclarar",
    "fetch-file": "Archivos por descargar",
  },
  deadlinesNone: "No hay nada programado esperando.",
  release: "Liberar",
  released: "Relevo está en marcha",
} as const;
