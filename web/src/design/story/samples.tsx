/** Names and times for the story. */
export const people = [
  { id: "p1", name: "Ana Torres", detail: "Agente · 4 abiertas" },
  { id: "p2", name: "Bruno Díaz", detail: "Supervisor" },
  { id: "p3", name: "Clara Núñez", detail: "Administradora" },
  { id: "p4", name: "Diego Rojas", detail: "Cliente" },
  { id: "p5", name: "Elena Ibáñez", detail: "Cliente" },
  { id: "p6", name: "Marta", detail: "Agente · no disponible" },
];

const start = Date.now();

/** The instant so many minutes ago. */
export function ago(minutes: number): string {
  return new Date(start - minutes * 60_000).toISOString();
}

export interface Sample {
  id: string;
  name: string;
  last: string;
  at: string;
  state: "waiting" | "breach" | "answered" | "expired";
}

const lines = [
  "Hola, ¿me pueden confirmar si el pedido salió hoy?",
  "Perfecto, muchas gracias",
  "Necesito cambiar la dirección de entrega antes de las 5",
  "📎 comprobante.pdf",
  "¿Sigue disponible el departamento de dos ambientes en Providencia?",
];
const states = ["waiting", "answered", "breach", "answered", "expired"] as const;

/** So many conversations, the newest first. */
export function samples(count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    name: `${people[index % people.length]?.name ?? ""} ${index}`,
    last: lines[index % lines.length] ?? "",
    at: ago(index * index * 2),
    state: states[index % states.length] ?? "answered",
  }));
}
