import { Definition } from "@relevo/contract/workflows.ts";
import { z } from "zod";

/** A workflow on its own, to be kept, read, changed by hand and brought into another account. */
export const WorkflowDocument = z.object({
  format: z.literal("relevo.workflow/1"),
  name: z.string().trim().min(1).max(120),
  /** What the ids in the definition are called where it comes from. */
  names: z.record(z.string(), z.string().max(500)).default({}),
  definition: Definition,
});
export type WorkflowDocument = z.infer<typeof WorkflowDocument>;
