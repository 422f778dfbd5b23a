export const builderEs = {
  title: "Flujo de trabajo",
} as const;
