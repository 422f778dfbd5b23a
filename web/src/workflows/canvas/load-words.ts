import i18next from "i18next";

/** Adds the words a drawn workflow needs; await it before one is shown. */
export async function loadFlowWords(): Promise<void> {
  const { flowEs } = await import("./flow.es.ts");
  i18next.addResourceBundle("es", "translation", { flow: flowEs }, true);
}
