import type { MessageItem } from "@relevo/contract/messages.ts";
import { FileCheck, ListChecks, type LucideIcon, MapPin, ShoppingCart, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RichText } from "../RichText.tsx";
import { mapAddress, readCards, readChoice, readOrder, readPlace } from "./data.rules.ts";

type Content = Pick<MessageItem, "data" | "text">;

/** A place, with a way to see it on a map. */
export function PlaceContent({ data, text }: Content) {
  const { t } = useTranslation();
  const place = readPlace(data);
  return (
    <Framed icon={MapPin} title={t("conversations.said.location.title")}>
      <p className="font-medium">{place?.name ?? (text || place?.address)}</p>
      {place?.address && place.address !== (place.name ?? text) && (
        <p className="text-soft">{place.address}</p>
      )}
      {place && (
        <a
          href={mapAddress(place)}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-accent underline underline-offset-2"
        >
          {t("conversations.said.location.open")}
        </a>
      )}
    </Framed>
  );
}

/** Address-book cards the customer shared. */
export function CardsContent({ data, text }: Content) {
  const { t } = useTranslation();
  const cards = readCards(data);
  return (
    <Framed icon={UserRound} title={t("conversations.said.contacts.title")}>
      {cards.length === 0 && <p>{text}</p>}
      {cards.map(({ name, company, phones, emails }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two cards may be alike, and they never move
        <div key={index} className="py-0.5">
          <p className="font-medium">{name ?? t("conversations.said.contacts.noName")}</p>
          {[company, ...phones, ...emails].filter(Boolean).map((line) => (
            <p key={line} className="text-soft select-all [overflow-wrap:anywhere]">
              {line}
            </p>
          ))}
        </div>
      ))}
    </Framed>
  );
}

/** A button or row the customer tapped, or a form they filled in. */
export function ChoiceContent({ data, text }: Content) {
  const { t } = useTranslation();
  const { form, description, answers } = readChoice(data);
  return (
    <Framed
      icon={form ? FileCheck : ListChecks}
      title={t(form ? "conversations.said.choice.form" : "conversations.said.choice.title")}
    >
      {text !== "" && <p className="font-medium">{text}</p>}
      {description && <p className="text-soft">{description}</p>}
      {answers.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3">
          {answers.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Framed>
  );
}

/** What the customer put in the basket. */
export function OrderContent({ data, text }: Content) {
  const { t, i18n } = useTranslation();
  return (
    <Framed icon={ShoppingCart} title={t("conversations.said.order.title")}>
      <ul>
        {readOrder(data).map(({ product, quantity, price, currency }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of an order never move
          <li key={index} className="flex justify-between gap-6">
            <span>{t("conversations.said.order.item", { quantity, product })}</span>
            {price && (
              <span className="shrink-0 text-soft tabular-nums">{money(price, currency, i18n.language)}</span>
            )}
          </li>
        ))}
      </ul>
      {text !== "" && <RichText text={text} />}
    </Framed>
  );
}

/** A price as the channel told it, in figures one reads; as it came where the currency is none. */
function money(price: string, currency: string | null, language: string): string {
  const value = Number(price);
  if (!Number.isFinite(value) || !/^[A-Z]{3}$/.test(currency ?? ""))
    return [currency, price].filter(Boolean).join(" ");
  const style = { style: "currency", currency: currency ?? "", currencyDisplay: "code" } as const;
  return new Intl.NumberFormat(language, style).format(value);
}

function Framed({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <div className="flex gap-2.5">
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0 text-soft" />
      <div className="min-w-0">
        <p className="text-small text-soft">{title}</p>
        {children}
      </div>
    </div>
  );
}
