import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Bubble, Pending } from "./Bubble.tsx";
import type { Chat, ChatState } from "./chat.ts";
import { DownIcon } from "./icons.tsx";
import { groupsOf } from "./thread.rules.ts";
import { dayWords } from "./time.ts";
import type { Words } from "./words.ts";

/** Pixels from the end within which the thread follows what is new. */
const near = 80;

export function Thread({ state, chat, say }: { state: ChatState; chat: Chat; say: Words }) {
  const { messages, outgoing, session } = state;
  const list = useRef<HTMLDivElement>(null);
  const followed = useRef(true);
  const height = useRef(0);
  const [below, setBelow] = useState(false);
  const first = messages[0]?.id;
  const last = messages.at(-1);
  const firstWas = useRef(first);

  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    setBelow(false);
  };
  // Follows the end; keeps its place where the visitor reads further up or older ones come in above.
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    if (followed.current || outgoing.length > 0) toEnd();
    else if (firstWas.current !== first) box.scrollTop += box.scrollHeight - height.current;
    else if (last?.from === "desk") setBelow(true);
    firstWas.current = first;
    height.current = box.scrollHeight;
  }, [first, last?.id, outgoing.length, state.typing]);

  return (
    <div class="stage">
      <div
        class="thread"
        ref={list}
        role="log"
        aria-live="polite"
        aria-label={say.log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const box = event.currentTarget;
          followed.current = box.scrollHeight - box.scrollTop - box.clientHeight < near;
          if (followed.current) setBelow(false);
        }}
      >
        {state.older ? (
          <button type="button" class="older" onClick={() => void chat.readOlder()}>
            {say.older}
          </button>
        ) : (
          session && (
            <p class="bubble desk greeting" dir="auto">
              {session.greeting || say.invite}
            </p>
          )
        )}
        {groupsOf(messages).map((group) => (
          <section key={group.messages[0]?.id} class={`group ${group.from}`}>
            {group.day && <h2 class="day">{dayWords(group.day, state.language, say)}</h2>}
            {group.from === "desk" && (
              <p class="who" dir="auto">
                {group.name || say.team}
              </p>
            )}
            {group.messages.map((message) => (
              <Bubble
                key={message.id}
                message={message}
                chat={chat}
                say={say}
                language={state.language}
                last={message === last && outgoing.length === 0}
              />
            ))}
          </section>
        ))}
        {outgoing.length > 0 && (
          <section class="group visitor">
            {outgoing.map((message) => (
              <Pending key={message.id} message={message} chat={chat} say={say} />
            ))}
          </section>
        )}
        {state.phase === "starting" && <p class="soft">{say.starting}</p>}
      </div>
      <div class={state.online ? "news" : "news offline"} role="status">
        {!state.online && say.offline}
        {state.online && state.typing && (
          <>
            <i />
            <i />
            <i />
            {say.typing}
          </>
        )}
      </div>
      {below && (
        <button type="button" class="below" onClick={toEnd}>
          <DownIcon /> {say.newer}
        </button>
      )}
    </div>
  );
}
