/** The words of what a conversation ended with, and of what it still needs. */
export const recordEs = {
  evidence: {
    replied: "Ya le respondí",
    elsewhere: "Siguió por otro canal",
    follow_up: "Queda tarea o ticket",
    confirmed: "El cliente confirmó",
  },
  outcomes: {
    resolved: "Resuelto",
    informed: "Informado",
    passed_on: "Derivado",
    unsolved: "Sin solución",
    no_response: "Cliente no respondió",
  },
  discards: {
    thanks: "Gracias",
    wrong_number: "Número equivocado",
    spam: "Spam",
    advertising: "Publicidad",
    automatic: "Mensaje automático",
  },
} as const;
