import type { CloseCheck } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import { CircleAlert } from "lucide-react";
import { type ComponentType, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { sayError } from "../../refusals/say.ts";
import { RefusalError } from "../../shell/api.ts";
import { AssociationFix } from "./AssociationFix.tsx";
import { CommentFix } from "./CommentFix.tsx";
import { DuplicateFix } from "./DuplicateFix.tsx";
import { OwnerFix } from "./OwnerFix.tsx";
import { PendingFix } from "./PendingFix.tsx";
import { ReplyFix } from "./ReplyFix.tsx";
import { LinkFix, TicketFix } from "./TicketFix.tsx";

export interface FixProps {
  conversation: Conversation;
  failure: Failure;
  check: CloseCheck;
  /** Something was mended: ask the guard again. */
  again: () => void;
  onClose: () => void;
}

/** What mends each failing condition; the record has its own fields below. */
const fixes: Partial<Record<RefusalCode, ComponentType<FixProps>>> = {
  OWNER_REQUIRED: OwnerFix,
  NO_REPLY: ReplyFix,
  COMMENT_REQUIRED: CommentFix,
  TICKET_REQUIRED: TicketFix,
  LINK_UNCONFIRMED: LinkFix,
  ASSOCIATION_REQUIRED: AssociationFix,
  PENDING_ACTION: PendingFix,
  MERGE_DUPLICATE: DuplicateFix,
};

/** Every failing condition at once, each with its control in place; the focus is on the first. */
export function Missing({ check, ...rest }: Omit<FixProps, "failure">) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>("button, input, textarea")?.focus();
  }, []);
  const shown = check.failures.filter(({ code }) => code !== "NO_RECORD");
  if (shown.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-list font-semibold">{t("closing.missing", { count: shown.length })}</h3>
      <ul ref={list} className="flex flex-col gap-2">
        {shown.map((failure) => {
          const Fix = fixes[failure.code];
          return (
            <li key={keyOf(failure)} className="flex gap-2 rounded-base border border-line px-3 py-2.5">
              <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-breach" />
              <div className="min-w-0 flex-1">
                {Fix ? <Fix {...rest} check={check} failure={failure} /> : <Plain failure={failure} />}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Plain({ failure }: { failure: Failure }) {
  const problem = {
    type: "",
    title: "",
    status: 422,
    code: failure.code,
    failures: [failure],
    requestId: "",
  };
  return <p>{sayError(new RefusalError(problem))}</p>;
}

/** The same condition may fail for several things: a trigger, a task. */
function keyOf({ code, data = {} }: Failure): string {
  return [code, data.trigger, data.task, data.message, data.conversation].filter(Boolean).join(" ");
}
