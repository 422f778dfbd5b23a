import type { Words } from "../../i18n/words.ts";
import type { heldEs } from "./held.es.ts";

export const heldPt: Words<typeof heldEs> = {
  title: "Em pausa após restaurar um backup",
  about: "Dá para ler e escrever, mas nada programado dispara e nenhuma mensagem sai.",
  askAdmin: "Um administrador pode liberá-la.",
  review: "Revisar e liberar",
  dialog: "Liberar o Relevo",
  dialogAbout:
    "Revise o que o backup trazia pela metade. Ao liberar, o programado volta a disparar, também o que já deveria ter ocorrido.",
  uncertain_one:
    "{{count}} mensagem ficou em dúvida: pode ter saído antes do backup. Não é reenviada sozinha; decide quem a escreveu.",
  uncertain_other:
    "{{count}} mensagens ficaram em dúvida: podem ter saído antes do backup. Não são reenviadas sozinhas; decide quem as escreveu.",
  uncertainNone: "Nenhuma mensagem ficou em dúvida.",
  deadlines: "O programado que espera",
  deadline_one: "{{count}}, para {{when}}",
  deadline_other: "{{count}}, o primeiro para {{when}}",
  kinds: {
    deliver: "Envios de mensagens",
    uncertain: "Envios por esclarecer",
    "fetch-file": "Arquivos por baixar",
  },
  deadlinesNone: "Não há nada programado esperando.",
  release: "Liberar",
  released: "O Relevo está em marcha",
};
