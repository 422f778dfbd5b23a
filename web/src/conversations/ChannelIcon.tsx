import type { Channel } from "@relevo/contract/words.ts";
import { Globe } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Which channel it is: a mark that is also read out. */
export function ChannelIcon({ channel, size = 14 }: { channel: Channel; size?: number }) {
  const { t } = useTranslation();
  const name = t(`conversations.channels.${channel}`);
  return (
    <span className="inline-flex shrink-0 text-soft" title={name}>
      {channel === "whatsapp" ? <Handset size={size} /> : <Globe aria-hidden size={size} />}
      <span className="sr-only">{name}</span>
    </span>
  );
}

/** A handset in a bubble, as people know it, in the line of our other icons. */
function Handset({ size }: { size: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M7.9 20A9 9 0 1 0 4 16.1L2 22Z" />
      <path
        d="M9 8.5a7 7 0 0 0 6.5 6.5l.8-1.7-2.2-1.3-.9.9a5.5 5.5 0 0 1-2.1-2.1l.9-.9-1.3-2.2z"
        strokeWidth={1.5}
      />
    </svg>
  );
}
