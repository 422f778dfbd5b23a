import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { RefreshCw, TicketX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useOpened } from "../../conversations/use-opened.tsx";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Sheet } from "../../design/Sheet.tsx";
import { Spinner } from "../../design/Spinner.tsx";
import { sayError } from "../../refusals/say.ts";
import { useContextPanel } from "../../shell/context-panel.ts";
import { usePageTitle } from "../../shell/title.ts";
import { type TicketDetail, ticketQuery } from "../queries.ts";
import { ArchivedBanner } from "./ArchivedBanner.tsx";
import { LiveChat } from "./LiveChat.tsx";
import { liveConversation } from "./live.rules.ts";
import { NoOpen } from "./NoOpen.tsx";
import { TicketHeader } from "./TicketHeader.tsx";
import { TicketPanel } from "./TicketPanel.tsx";
import { TicketThread } from "./TicketThread.tsx";
import { useBack } from "./use-back.ts";
import { useSeen } from "./use-seen.ts";

/** One ticket: its chat in the middle, where one writes at once, and what is known of it beside. */
export function TicketScreen() {
  const { t } = useTranslation();
  const { ticketId = "" } = useParams({ strict: false });
  const { data: ticket, error, refetch } = useQuery(ticketQuery(ticketId));
  const back = useBack();
  usePageTitle(ticket ? `#${ticket.number} ${ticket.requester.name}` : t("ticket.screen.label"));
  if (ticket) return <Present key={ticket.id} ticket={ticket} />;
  if (ticket === null)
    return (
      <EmptyState
        heading="h1"
        icon={TicketX}
        title={t("ticket.screen.gone")}
        action={<Button onClick={back}>{t("ticket.screen.back")}</Button>}
      >
        {t("ticket.screen.goneAbout")}
      </EmptyState>
    );
  if (error)
    return (
      <EmptyState
        heading="h1"
        icon={RefreshCw}
        title={t("ticket.screen.failed")}
        action={<Button onClick={() => void refetch()}>{t("ticket.screen.again")}</Button>}
      >
        {sayError(error)}
      </EmptyState>
    );
  return (
    <div className="m-auto">
      <Spinner />
    </div>
  );
}

function Present({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const panel = useContextPanel();
  const live = liveConversation(ticket);
  useSeen(ticket);
  const details = <TicketPanel ticket={ticket} />;
  return (
    <div data-showing="thread" className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={t("ticket.screen.chat")}
        data-shortcuts="thread"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-1 flex-col outline-none"
      >
        {live ? (
          <WithConversation key={live} id={live} {...{ ticket, panel }} />
        ) : (
          <Without {...{ ticket, panel }} />
        )}
      </section>
      {panel.column && panel.open && (
        <aside
          aria-label={t("ticket.screen.panel")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard, also where nothing in it is
          tabIndex={0}
          className="scroll-quiet w-85 shrink-0 overflow-y-auto border-s border-line"
        >
          {details}
        </aside>
      )}
      {!panel.column && (
        <Sheet open={panel.open} onOpenChange={panel.setOpen} from="right" title={t("ticket.screen.panel")}>
          {details}
        </Sheet>
      )}
    </div>
  );
}

interface Parts {
  ticket: TicketDetail;
  panel: ReturnType<typeof useContextPanel>;
}

/** Its open conversation is the chat, with everything that can be done in it. */
function WithConversation({ id, ticket, panel }: Parts & { id: string }) {
  const opened = useOpened(id);
  if (opened.gone) return <Without {...{ ticket, panel }} />;
  return (
    <>
      <TicketHeader ticket={ticket} toggle={panel.toggle} opened={opened} />
      <LiveChat opened={opened} />
      {opened.dialog}
    </>
  );
}

/** All that was said in it, to be read. */
function Without({ ticket, panel }: Parts) {
  return (
    <>
      <TicketHeader ticket={ticket} toggle={panel.toggle} />
      {ticket.state === "archived" && <ArchivedBanner ticket={ticket} />}
      <TicketThread ticket={ticket} />
      {ticket.state === "open" && <NoOpen ticket={ticket} />}
    </>
  );
}
