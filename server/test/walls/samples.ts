import { newId } from "../../src/platform/ids.ts";
import type { House } from "./house.ts";
import { boardSamples } from "./samples/board.ts";
import { closingSamples } from "./samples/closing.ts";
import { contactSamples } from "./samples/contacts.ts";
import { expirySamples } from "./samples/expiry.ts";
import { funnelSamples } from "./samples/funnels.ts";
import { hygieneSamples } from "./samples/hygiene.ts";
import { ownershipSamples } from "./samples/ownership.ts";
import { policySamples } from "./samples/policies.ts";
import { ruleSamples } from "./samples/rules.ts";
import { simulationSamples } from "./samples/simulations.ts";
import { tagSamples } from "./samples/tags.ts";
import { templateSamples } from "./samples/templates.ts";
import { ticketActSamples } from "./samples/ticket-acts.ts";
import { ticketSamples } from "./samples/tickets.ts";
import { workflowSamples } from "./samples/workflows.ts";

/** Parameters, query and body of one call. */
export interface Sample {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

/**
 * A valid call of every endpoint, upon things of the house. Whoever adds an endpoint adds its sample here, and
 * the walls are proved for it.
 */
export const samples: Record<string, (house: House) => Sample> = {
  // people
  showMe: () => ({}),
  editMe: () => ({ body: { language: "es" } }),
  switchAccount: ({ account }) => ({ body: { accountId: account } }),
  listMembers: () => ({}),
  editMember: ({ ana, inboxes }) => ({
    params: { id: ana.id },
    body: { name: "Ana", inboxIds: Object.values(inboxes) },
  }),
  listGroups: () => ({}),
  createGroup: ({ ana, inboxes }) => ({
    body: { name: "Nuevo", memberIds: [ana.id], inboxIds: [inboxes.sales] },
  }),
  editGroup: ({ group, ana }) => ({ params: { id: group }, body: { name: "Noche", memberIds: [ana.id] } }),
  removeGroup: ({ doomed }) => ({ params: { id: doomed.group } }),
  listInvitations: () => ({}),
  invite: ({ inboxes }) => ({
    body: { mail: "otro@relevo.test", name: "Otro", role: "agent", inboxIds: [inboxes.sales] },
  }),
  revokeInvitation: ({ doomed }) => ({ params: { id: doomed.invitation } }),
  showInvitation: ({ invitationToken }) => ({ params: { token: invitationToken } }),
  acceptInvitation: ({ invitationToken }) => ({
    params: { token: invitationToken },
    body: { name: "Inés", password: "correcto caballo" },
  }),
  resetLink: ({ ana }) => ({ params: { id: ana.id } }),
  listKeys: () => ({}),
  createKey: () => ({ body: { name: "Otra" } }),
  revokeKey: ({ doomed }) => ({ params: { id: doomed.apiKey } }),
  showSetup: () => ({}),
  setup: () => ({
    body: {
      company: "Usurpada",
      country: "CL",
      timeZone: "America/Santiago",
      name: "Usurpador",
      mail: "u@relevo.test",
      password: "correcto caballo",
    },
  }),
  // inboxes
  listInboxes: () => ({}),
  createInbox: () => ({ body: { name: "VIP" } }),
  editInbox: ({ inboxes }) => ({ params: { id: inboxes.marketing }, body: { name: "Marketing" } }),
  // connections
  listConnections: () => ({}),
  createConnection: ({ inboxes }) => ({
    body: { channel: "webchat", name: "Sitio", inboxId: inboxes.sales },
  }),
  editConnection: ({ connection, inboxes }) => ({
    params: { id: connection },
    body: { name: "WhatsApp", inboxId: inboxes.sales },
  }),
  listParked: () => ({}),
  replayParked: () => ({ body: {} }),
  // contacts
  showContact: ({ contact }) => ({ params: { id: contact } }),
  editContact: ({ contact }) => ({ params: { id: contact }, body: { name: "Diego" } }),
  // conversations
  listConversations: ({ inboxes }) => ({ query: { tab: "all", inboxId: inboxes.global } }),
  countConversations: () => ({}),
  showConversation: ({ conversation }) => ({ params: { id: conversation } }),
  claim: ({ conversation }) => ({ params: { id: conversation } }),
  transfer: ({ conversation, ana }) => ({ params: { id: conversation }, body: { memberId: ana.id } }),
  move: ({ conversation, inboxes, closing }) => ({
    params: { id: conversation },
    body: { inboxId: inboxes.sales, reasonId: closing.reason },
  }),
  markRead: ({ conversation }) => ({ params: { id: conversation } }),
  typing: ({ conversation }) => ({ params: { id: conversation }, body: {} }),
  // messages
  showThread: ({ conversation }) => ({ params: { id: conversation } }),
  reply: ({ conversation }) => ({ params: { id: conversation }, body: { id: newId(), text: "Hola" } }),
  retryMessage: ({ message }) => ({ params: { id: message } }),
  comment: ({ conversation, ana }) => ({
    params: { id: conversation },
    body: { text: "Ojo", mentionIds: [ana.id] },
  }),
  uploadFile: () => {
    const form = new FormData();
    form.set("file", new Blob(["hola"], { type: "text/plain" }), "hola.txt");
    return { body: form };
  },
  downloadFile: ({ file }) => ({ params: { id: file } }),
  // webchat
  startVisit: () => ({ params: { key: "w_unknown" }, body: {} }),
  listVisitorMessages: () => ({}),
  writeAsVisitor: () => ({ body: { id: newId(), text: "Hola" } }),
  introduceVisitor: () => ({ body: { name: "Diego" } }),
  uploadVisitorFile: () => {
    const form = new FormData();
    form.set("file", new Blob(["hola"], { type: "text/plain" }), "hola.txt");
    return { body: form };
  },
  downloadVisitorFile: ({ file }) => ({ params: { id: file } }),
  visitorRead: () => ({}),
  // operations
  release: () => ({}),
  listHeld: () => ({}),
  stepClock: () => ({ body: {} }),
  ...boardSamples,
  ...closingSamples,
  ...contactSamples,
  ...expirySamples,
  ...funnelSamples,
  ...ruleSamples,
  ...hygieneSamples,
  ...ownershipSamples,
  ...policySamples,
  ...tagSamples,
  ...templateSamples,
  ...ticketSamples,
  ...ticketActSamples,
  ...workflowSamples,
  ...simulationSamples,
};
