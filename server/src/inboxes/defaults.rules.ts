import type { PolicyColumn } from "@relevo/contract/policies.ts";
import type { Language } from "@relevo/contract/words.ts";

export interface InboxPlan {
  name: string;
  global: boolean;
  column: PolicyColumn;
  reasons: readonly string[];
}

/**
 * The inboxes a new account begins with. Global is the entry point: it takes what nothing routes, so it has
 * no reasons of its own.
 */
export function defaultInboxes(language: Language): readonly InboxPlan[] {
  const words = plans[language];
  return [
    { name: "Global", global: true, column: "global", reasons: [] },
    ...words.map(([name, ...reasons], i) => ({
      name,
      global: false,
      column: columns[i] ?? "sales",
      reasons,
    })),
  ];
}

const columns: readonly PolicyColumn[] = ["marketing", "sales", "support"];

type Words = readonly (readonly [name: string, ...reasons: string[]])[];
const plans: Record<Language, Words> = {
  es: [
    ["Marketing", "Leads", "Campañas", "Consultas informativas", "Formularios y redes sociales"],
    ["Ventas", "Cotizaciones", "Seguimiento comercial", "Negociaciones activas"],
    ["Servicio y Soporte", "Fallas", "Solicitudes técnicas", "Garantías", "Posventa"],
  ],
  "pt-BR": [
    ["Marketing", "Leads", "Campanhas", "Consultas informativas", "Formulários e redes sociais"],
    ["Vendas", "Cotações", "Acompanhamento comercial", "Negociações ativas"],
    ["Serviço e Suporte", "Falhas", "Solicitações técnicas", "Garantias", "Pós-venda"],
  ],
  en: [
    ["Marketing", "Leads", "Campaigns", "General enquiries", "Forms and social media"],
    ["Sales", "Quotes", "Commercial follow-up", "Active negotiations"],
    ["Service and Support", "Faults", "Technical requests", "Warranties", "After-sales"],
  ],
};
