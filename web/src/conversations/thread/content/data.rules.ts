/** What a message's `data` holds by type, read with care: it came from a channel and may lack anything. */
type Data = Record<string, unknown> | null;

export interface Place {
  latitude: number;
  longitude: number;
  name: string | null;
  address: string | null;
}

export function readPlace(data: Data): Place | undefined {
  const { latitude, longitude, name, address } = data ?? {};
  if (typeof latitude !== "number" || typeof longitude !== "number") return undefined;
  return { latitude, longitude, name: words(name), address: words(address) };
}

/** A map anybody may look at, at that place. */
export function mapAddress({ latitude, longitude }: Place): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
}

export interface Card {
  name: string | null;
  company: string | null;
  phones: string[];
  emails: string[];
}

export function readCards(data: Data): Card[] {
  return list(data?.cards).map((raw) => {
    const { name, company, phones, emails } = record(raw);
    return {
      name: words(name),
      company: words(company),
      phones: list(phones).flatMap((phone) => words(record(phone).number) ?? []),
      emails: list(emails).flatMap((mail) => words(mail) ?? []),
    };
  });
}

export interface OrderLine {
  product: string;
  quantity: string;
  price: string | null;
  currency: string | null;
}

export function readOrder(data: Data): OrderLine[] {
  return list(data?.items).map((raw) => {
    const { productId, quantity, price, currency } = record(raw);
    return {
      product: words(productId) ?? "?",
      quantity: words(quantity) ?? "1",
      price: words(price),
      currency: words(currency),
    };
  });
}

export interface Chosen {
  form: boolean;
  description: string | null;
  answers: { name: string; value: string }[];
}

export function readChoice(data: Data): Chosen {
  const { kind, description, answers } = data ?? {};
  const given = Object.entries(record(answers)).flatMap(([name, value]) =>
    typeof value === "object" || name === "flow_token" ? [] : [{ name, value: String(value) }],
  );
  return { form: kind === "form", description: words(description), answers: given };
}

/** The answers a question offered as buttons. */
export function readOffered(data: Data): string[] {
  return list(data?.choices).flatMap((raw) => words(record(raw).title) ?? []);
}

export interface SentTemplate {
  name: string | null;
  header: string | null;
  footer: string | null;
  buttons: string[];
}

export function readTemplate(data: Data): SentTemplate {
  const { name, header, footer, buttons } = data ?? {};
  return {
    name: words(name),
    header: words(record(header).text),
    footer: words(footer),
    buttons: list(buttons).flatMap((button) => words(button) ?? []),
  };
}

/** What the channel called something we cannot show. */
export function channelType(data: Data): string | undefined {
  const type = words(data?.type);
  return type && /^[\w-]{1,40}$/.test(type) && type !== "unsupported" ? type : undefined;
}

function words(raw: unknown): string | null {
  return typeof raw === "string" && raw.trim() !== "" ? raw : null;
}

function list(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}

function record(raw: unknown): Record<string, unknown> {
  return typeof raw === "object" && raw !== null ? { ...raw } : {};
}
