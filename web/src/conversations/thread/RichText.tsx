import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Piece, pieces, withMentions } from "./links.rules.ts";

/** Characters a message shows at first; a text may have 65,536. */
const SHOWN = 1500;

/** What somebody wrote, as text: lines and addresses are kept, nothing in it is ever markup. */
export function RichText({ text, names }: { text: string; names?: readonly string[] }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const long = text.length > SHOWN * 1.2;
  const shown = long && !whole ? `${text.slice(0, SHOWN)}…` : text;
  return (
    <>
      <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {(names ? withMentions(shown, names) : pieces(shown)).map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
          <TextPiece key={index} piece={piece} />
        ))}
      </p>
      {long && (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="mt-1 rounded-small font-medium text-accent underline-offset-2 hover:underline"
        >
          {t(whole ? "conversations.said.less" : "conversations.said.more")}
        </button>
      )}
    </>
  );
}

function TextPiece({ piece: { text, href, mention } }: { piece: Piece }) {
  if (mention)
    return <span className="rounded-small bg-selected px-0.5 font-medium text-accent">{text}</span>;
  if (href === undefined) return text;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline underline-offset-2"
    >
      {text}
    </a>
  );
}
