import type { VisitorMessage } from "@relevo/contract/webchat.ts";
import type { Language } from "@relevo/contract/words.ts";
import type { SentFile } from "../protocol.ts";
import { Attachment } from "./Attachment.tsx";
import type { Chat } from "./chat.ts";
import { linksIn } from "./links.rules.ts";
import type { Outgoing } from "./outbox.ts";
import { timeWords } from "./time.ts";
import type { Words } from "./words.ts";

/** One message of the thread. */
export function Bubble({
  message,
  chat,
  say,
  language,
  last,
}: {
  message: VisitorMessage;
  chat: Chat;
  say: Words;
  language: Language;
  last: boolean;
}) {
  const own = message.from === "visitor";
  return (
    <article class="message">
      {own && <span class="unseen">{say.you}</span>}
      <Content {...message} own={own} chat={chat} say={say} />
      <p class="meta">
        <time dateTime={message.at}>{timeWords(message.at, language)}</time>
        {own && last && ` · ${say.sent}`}
      </p>
    </article>
  );
}

/** One that the desk has not accepted yet. */
export function Pending({ message, chat, say }: { message: Outgoing; chat: Chat; say: Words }) {
  const failed = message.state === "failed";
  return (
    <article class={failed ? "message failed" : "message waiting"}>
      <span class="unseen">{say.you}</span>
      <Content {...message} own chat={chat} say={say} />
      <p class="meta" role="status">
        {failed ? say.notSent : say.sending}{" "}
        {failed && (
          <button type="button" class="link" onClick={() => chat.retry(message.id)}>
            {say.again}
          </button>
        )}
      </p>
    </article>
  );
}

interface Contents {
  text: string;
  files: readonly SentFile[];
  own: boolean;
  chat: Chat;
  say: Words;
}
function Content({ text, files, own, chat, say }: Contents) {
  return (
    <>
      {text && (
        <p class={own ? "bubble visitor" : "bubble desk"} dir="auto">
          {linksIn(text).map((part) =>
            part.href ? (
              <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
                {part.text}
              </a>
            ) : (
              part.text
            ),
          )}
        </p>
      )}
      {files.map((file) => (
        <Attachment key={file.id} file={file} chat={chat} say={say} />
      ))}
    </>
  );
}
