import type { FunnelTemplate } from "@relevo/contract/funnels.ts";
import type { Language } from "@relevo/contract/words.ts";

/** A template as a company reads it. */
export interface TemplateWords {
  name: string;
  wonDefinition: string;
  lostDefinition: string;
  /** Why one of its tickets may be lost. */
  lostReasons: readonly string[];
  /** What must be true before a ticket leaves a stage, where that is worth saying. */
  stages: readonly (readonly [name: string, exitCriteria?: string])[];
}

export const templateWords: Record<Language, Record<FunnelTemplate, TemplateWords>> = {
  es: {
    sales: {
      name: "Ventas",
      wonDefinition: "Cuando el cliente compra.",
      lostDefinition: "Cuando finalmente no realiza la compra.",
      lostReasons: ["Precio", "Sin respuesta", "Eligió a otro", "No era lo que buscaba"],
      stages: [
        ["Nuevo", "Ya le respondimos."],
        ["En conversación", "Sabemos qué necesita."],
        ["Cotizado", "Recibió la cotización."],
        ["Pendiente de respuesta", "Dijo si compra o no."],
        ["Ganado"],
        ["Perdido"],
      ],
    },
    scheduling: {
      name: "Agendamiento",
      wonDefinition: "Cuando el cliente agenda.",
      lostDefinition: "Cuando no agenda dentro del plazo definido.",
      lostReasons: ["No agendó a tiempo", "Sin respuesta", "No le sirvió ningún horario", "Eligió a otro"],
      stages: [
        ["Información de agendamiento", "Tiene todo para elegir una hora."],
        ["Pendiente de respuesta", "Eligió una hora o dijo que no."],
        ["Agendado", "Pasó la cita."],
        ["Finalizado"],
        ["Perdido"],
      ],
    },
    support: {
      name: "Soporte",
      wonDefinition: "Cuando el problema queda resuelto.",
      lostDefinition: "Cuando se cancela sin solución.",
      lostReasons: ["Lo canceló el cliente", "Sin respuesta", "Sin solución"],
      stages: [
        ["Nuevo", "Entendemos el problema."],
        ["En proceso", "Hay una solución."],
        ["Pendiente", "El cliente confirmó."],
        ["Resuelto"],
        ["Cerrado"],
        ["Cancelado"],
      ],
    },
  },
  "pt-BR": {
    sales: {
      name: "Vendas",
      wonDefinition: "Quando o cliente compra.",
      lostDefinition: "Quando, no fim, não faz a compra.",
      lostReasons: ["Preço", "Sem resposta", "Escolheu outro", "Não era o que procurava"],
      stages: [
        ["Novo", "Já respondemos."],
        ["Em conversa", "Sabemos do que precisa."],
        ["Cotado", "Recebeu o orçamento."],
        ["Aguardando resposta", "Disse se compra ou não."],
        ["Ganho"],
        ["Perdido"],
      ],
    },
    scheduling: {
      name: "Agendamento",
      wonDefinition: "Quando o cliente agenda.",
      lostDefinition: "Quando não agenda dentro do prazo definido.",
      lostReasons: ["Não agendou a tempo", "Sem resposta", "Nenhum horário serviu", "Escolheu outro"],
      stages: [
        ["Informações de agendamento", "Tem tudo para escolher um horário."],
        ["Aguardando resposta", "Escolheu um horário ou disse que não."],
        ["Agendado", "O atendimento aconteceu."],
        ["Finalizado"],
        ["Perdido"],
      ],
    },
    support: {
      name: "Suporte",
      wonDefinition: "Quando o problema fica resolvido.",
      lostDefinition: "Quando é cancelado sem solução.",
      lostReasons: ["Cancelado pelo cliente", "Sem resposta", "Sem solução"],
      stages: [
        ["Novo", "Entendemos o problema."],
        ["Em andamento", "Há uma solução."],
        ["Pendente", "O cliente confirmou."],
        ["Resolvido"],
        ["Encerrado"],
        ["Cancelado"],
      ],
    },
  },
  en: {
    sales: {
      name: "Sales",
      wonDefinition: "When the customer buys.",
      lostDefinition: "When in the end they do not buy.",
      lostReasons: ["Price", "No answer", "Chose somebody else", "Not what they wanted"],
      stages: [
        ["New", "We have answered."],
        ["In conversation", "We know what they need."],
        ["Quoted", "They have the quote."],
        ["Awaiting answer", "They said whether they buy."],
        ["Won"],
        ["Lost"],
      ],
    },
    scheduling: {
      name: "Scheduling",
      wonDefinition: "When the customer books.",
      lostDefinition: "When they do not book in time.",
      lostReasons: ["Did not book in time", "No answer", "No time suited them", "Chose somebody else"],
      stages: [
        ["Booking information", "They have all they need to pick a time."],
        ["Awaiting answer", "They picked a time or said no."],
        ["Booked", "The appointment is over."],
        ["Finished"],
        ["Lost"],
      ],
    },
    support: {
      name: "Support",
      wonDefinition: "When the problem is solved.",
      lostDefinition: "When it is cancelled without a solution.",
      lostReasons: ["Cancelled by the customer", "No answer", "No solution"],
      stages: [
        ["New", "We understand the problem."],
        ["In progress", "There is a solution."],
        ["Pending", "The customer confirmed."],
        ["Solved"],
        ["Closed"],
        ["Cancelled"],
      ],
    },
  },
};
