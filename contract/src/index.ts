import * as audit from "./audit.ts";
import * as board from "./board.ts";
import * as calendars from "./calendars.ts";
import * as closing from "./closing.ts";
import * as connections from "./connections.ts";
import * as contacts from "./contacts.ts";
import * as conversations from "./conversations.ts";
import type { EndpointShape } from "./endpoint.ts";
import * as fields from "./fields.ts";
import * as funnels from "./funnels.ts";
import * as inboxes from "./inboxes.ts";
import * as messages from "./messages.ts";
import * as operations from "./operations.ts";
import * as people from "./people.ts";
import * as policies from "./policies.ts";
import * as resolutionRules from "./resolution-rules.ts";
import * as simulations from "./simulations.ts";
import * as tags from "./tags.ts";
import * as tasks from "./tasks.ts";
import * as team from "./team.ts";
import * as templates from "./templates.ts";
import * as ticketActs from "./ticket-acts.ts";
import * as tickets from "./tickets.ts";
import * as webchat from "./webchat.ts";
import * as workflowRuns from "./workflow-runs.ts";
import * as workflows from "./workflows.ts";

const files = {
  people,
  team,
  inboxes,
  policies,
  calendars,
  connections,
  templates,
  contacts,
  conversations,
  messages,
  closing,
  fields,
  funnels,
  resolutionRules,
  tickets,
  ticketActs,
  board,
  tasks,
  webchat,
  tags,
  workflows,
  workflowRuns,
  simulations,
  audit,
  operations,
};

function isEndpoint(value: unknown): value is EndpointShape {
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}

/** Every endpoint by its exported name, with the file it comes from as its tag. */
export const endpoints: { name: string; tag: string; shape: EndpointShape }[] = Object.entries(files).flatMap(
  ([tag, file]) =>
    Object.entries(file as Record<string, unknown>).flatMap(([name, shape]) =>
      isEndpoint(shape) ? [{ name, tag, shape }] : [],
    ),
);
