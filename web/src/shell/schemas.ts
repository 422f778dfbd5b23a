/**
 * Stands in for zod in the browser (vite.config.ts). The web takes only types, methods and paths from
 * the contract: the server validates, and says what is wrong field by field. zod itself is 23.6 kB
 * gzip of the first load.
 */
export const z: unknown = new Proxy(() => {}, {
  apply: () => z,
  get(_, name) {
    if (typeof name === "string" && /parse|^options$/i.test(name)) {
      throw new Error(`The web has no schemas: "${name}" works on the server only.`);
    }
    return name === Symbol.toPrimitive ? () => "" : z;
  },
});
