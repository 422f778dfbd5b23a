import type { CommentTrigger } from "./policies.ts";
import type { Language } from "./words.ts";

/** What a person fills in; a preset whose blanks are all as they were says nothing. */
export const blank = "…";

export interface CommentWords {
  /** The recommended structure, one line each; the text goes behind the colon. */
  headings: readonly string[];
  /** Model comments. `{channel}` and `{date}` are filled in beforehand, the blanks by the person. */
  presets: Record<Exclude<CommentTrigger, "unusual">, string>;
  /** What closes a letter, and says nothing of its own. */
  farewells: readonly string[];
}

/** The comment's words, which the composer inserts and the rule of the minimum leaves out of account. */
export const commentWords: Record<Language, CommentWords> = {
  es: {
    headings: [
      "Contexto:",
      "Acciones realizadas y por qué:",
      "Próximos pasos:",
      "Datos faltantes:",
      "Canal externo:",
    ],
    presets: {
      missing_data:
        "No se logró identificar … del cliente. Se solicitó …, enviado por …. Pendiente respuesta para completar el contacto.",
      external: "Cliente contactado {channel} el {date}. Se explicó …. Resultado: …. Cierre autorizado.",
      handover: "Solicitud: …. Se escaló a … y se etiquetó al responsable. Próximo paso: ….",
    },
    farewells: ["saludos", "saludo", "cordiales", "cordialmente", "atentamente", "atte", "gracias", "firma"],
  },
  "pt-BR": {
    headings: [
      "Contexto:",
      "O que foi feito e por quê:",
      "Próximos passos:",
      "Dados faltantes:",
      "Canal externo:",
    ],
    presets: {
      missing_data:
        "Não foi possível identificar … do cliente. Foi solicitado …, enviado por …. Aguardando resposta para completar o contato.",
      external:
        "Cliente contatado {channel} em {date}. Foi explicado …. Resultado: …. Encerramento autorizado.",
      handover: "Solicitação: …. Escalado para … e marcado o responsável. Próximo passo: ….",
    },
    farewells: ["abraços", "abraço", "atenciosamente", "cordialmente", "att", "obrigado", "obrigada"],
  },
  en: {
    headings: ["Context:", "What was done and why:", "Next steps:", "Missing data:", "Outside channel:"],
    presets: {
      missing_data:
        "The customer's … could not be found out. We asked for …, sent by …. Waiting for the answer to complete the contact.",
      external: "Customer contacted {channel} on {date}. We explained …. Result: …. Close authorised.",
      handover: "Request: …. Escalated to … and tagged who is responsible. Next step: ….",
    },
    farewells: ["regards", "best", "kind", "sincerely", "cheers", "thanks"],
  },
};
