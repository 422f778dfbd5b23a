import type { TFunction } from "i18next";

const fields = ["name", "phone", "mail", "phone_or_mail", "company", "contact"] as const;

/** The names of missing fields, as the guard tells them, in one phrase: "nombre, correo". */
export function missingWords(t: TFunction, missing: unknown): string {
  const told = Array.isArray(missing) ? missing : [];
  return fields
    .filter((field) => told.includes(field))
    .map((field) => t(`closing.fix.fields.${field}`))
    .join(", ");
}
