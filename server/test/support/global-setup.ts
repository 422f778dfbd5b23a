import type { TestProject } from "vitest/node";
import { startTestServer } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    admin: string;
    template: string;
  }
}

export default async function setup(project: TestProject) {
  const server = await startTestServer();
  project.provide("admin", server.admin);
  project.provide("template", server.template);
  return () => server.stop();
}
