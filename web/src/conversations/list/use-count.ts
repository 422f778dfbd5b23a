import { useTranslation } from "react-i18next";

/** The server counts no further. */
const CAP = 999;

/** A count in words: "12", and "999+" where counting stopped. */
export function useCount(): (count: number) => string {
  const { t } = useTranslation();
  return (count) => (count >= CAP ? t("conversations.many", { count: CAP }) : String(count));
}
