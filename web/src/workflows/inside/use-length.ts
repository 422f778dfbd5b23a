import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** A length of time in ms; nobody is answered in 0 minutes. */
export function useLength(): (ms: number) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (ms) => (ms < 60_000 ? t("workflows.soon") : formats.span(ms));
}
