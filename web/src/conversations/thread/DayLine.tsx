import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

const DAY = 24 * 60 * 60 * 1000;

/** Where a day begins, in the account's time zone. */
export function DayLine({ at }: { at: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const day = formats.day(at);
  const words =
    day === formats.day(new Date(now).toISOString())
      ? t("conversations.said.today")
      : day === formats.day(new Date(now - DAY).toISOString())
        ? t("conversations.said.yesterday")
        : day;
  return (
    <p className="flex items-center gap-3 px-4 pt-4 pb-1 text-small font-medium text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {words}
    </p>
  );
}
