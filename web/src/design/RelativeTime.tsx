import { useFormats } from "../i18n/FormatsProvider.tsx";
import { useMinute } from "./minute.ts";

/** How long ago or ahead an instant is; the exact one, in the account's time zone, on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.moment(at)} className={className}>
      {formats.relative(at, useMinute())}
    </time>
  );
}

/** How much has passed since an instant, such as the wait of a customer: "3 h 12 min". */
export function Elapsed({ since, className }: { since: string; className?: string }) {
  const formats = useFormats();
  return (
    <time dateTime={since} title={formats.moment(since)} className={className}>
      {formats.span(useMinute() - Date.parse(since))}
    </time>
  );
}
