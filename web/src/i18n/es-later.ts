import { approvalsEs } from "../approvals/approvals.es.ts";
import { closingEs } from "../conversations/close/closing.es.ts";
import { tasksEs } from "../tasks/tasks.es.ts";
import { teamEs } from "../team/team.es.ts";
import { templatesEs } from "../templates/templates.es.ts";
import { ticketsEs } from "../tickets/tickets.es.ts";

/** Spanish words of dialogs and screens that are opened later than the first load. */
export const esLater = {
  approvals: approvalsEs,
  closing: closingEs,
  tasks: tasksEs,
  team: teamEs,
  templates: templatesEs,
  tickets: ticketsEs,
} as const;
