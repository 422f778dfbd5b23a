import type { Words } from "../i18n/words.ts";
import type { approvalsEs } from "./approvals.es.ts";

export const approvalsEn: Words<typeof approvalsEs> = {
  title: "Approvals",
  empty: "Nothing waits for your decision",
  emptyAbout: "When somebody asks to close a conversation against the rules, it appears here.",
  emptyOwn: "You have no requests waiting",
  asked: "{{name}} asks to close the conversation with {{contact}}",
  approve: "Approve and close",
  decline: "Decline",
  why: "Reason for the decision",
  approveAbout: "The conversation is closed as an exception and goes to the weekly review.",
  declineAbout: "It stays open. Whoever asked sees the reason.",
  approved: "Approved and closed",
  declined: "Declined: it stays open",
  open: "See the conversation",
  waiting: "Waits for a decision",
};
