import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { CopyField } from "../../people/CopyField.tsx";
import { Section } from "../Page.tsx";
import { box, Tick } from "../Tick.tsx";
import { Credentials } from "./Credentials.tsx";
import type { Whatsapp } from "./connections-query.ts";
import { isPublic } from "./health.rules.ts";
import { PausedWords } from "./PausedWords.tsx";
import { WhatsappDetails } from "./WhatsappDetails.tsx";

/** A WhatsApp number: how far it is, what to paste at Meta, its details and credentials. */
export function WhatsappPage({ connection }: { connection: Whatsapp }) {
  return (
    <>
      <Progress connection={connection} />
      <Webhook webhook={connection.webhook} />
      <WhatsappDetails connection={connection} />
      <Credentials connection={connection} />
    </>
  );
}

function Progress({ connection }: { connection: Whatsapp }) {
  const { t } = useTranslation();
  const { paused, lastInboundAt, webhook } = connection;
  const { verifiedAt } = webhook;
  // What came in was delivered by a call, whether or not it was verified here.
  const called = verifiedAt !== null || lastInboundAt !== null;
  const words = "settings.connections.whatsapp.ticks";
  return (
    <Section title={t(`${words}.title`)}>
      <ul className={box}>
        <Tick done={called} title={t(called ? `${words}.verified` : `${words}.verifiedNot`)}>
          {verifiedAt ? <RelativeTime at={verifiedAt} /> : !called && t(`${words}.verifiedAbout`)}
        </Tick>
        <Tick
          done={lastInboundAt !== null}
          title={t(lastInboundAt ? `${words}.inbound` : `${words}.inboundNot`)}
        >
          {lastInboundAt ? (
            <>
              {t("settings.connections.health.lastInbound")} <RelativeTime at={lastInboundAt} />
            </>
          ) : (
            t(`${words}.inboundAbout`)
          )}
        </Tick>
        {paused && (
          <li className="flex items-start gap-3 bg-breach-ground px-4 py-3 text-breach last:rounded-b-large">
            <TriangleAlert aria-hidden size={20} className="shrink-0" />
            <div className="min-w-0">
              <p className="font-medium">{t(`${words}.outboundNot`)}</p>
              <p className="text-list">
                <PausedWords paused={paused} />
              </p>
              <button type="button" onClick={toCredentials} className="text-list font-medium underline">
                {t("settings.connections.paused.mend")}
              </button>
            </div>
          </li>
        )}
      </ul>
    </Section>
  );
}

function toCredentials() {
  document.querySelector<HTMLElement>("#credentials input")?.focus();
}

function Webhook({ webhook }: { webhook: Whatsapp["webhook"] }) {
  const { t } = useTranslation();
  const words = "settings.connections.whatsapp";
  return (
    <Section title={t(`${words}.webhook`)} about={t(`${words}.webhookAbout`)}>
      <CopyField label={t(`${words}.url`)} value={webhook.url} />
      <CopyField label={t(`${words}.verifyToken`)} value={webhook.verifyToken} />
      {!isPublic(webhook.url) && (
        <p className="flex items-start gap-2 rounded-base bg-waiting-ground px-3 py-2 text-waiting">
          <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          {t(`${words}.unreachable`)}
        </p>
      )}
    </Section>
  );
}
