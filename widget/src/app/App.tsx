import { useEffect, useMemo, useState } from "preact/hooks";
import { Composer } from "./Composer.tsx";
import { type ChatState, openChat } from "./chat.ts";
import { IntroductionForm } from "./IntroductionForm.tsx";
import { CloseIcon } from "./icons.tsx";
import type { Page } from "./page.ts";
import { Thread } from "./Thread.tsx";
import { useColour } from "./use-colour.ts";
import { useUploads } from "./use-uploads.ts";
import { words } from "./words.ts";

export function App({ page }: { page: Page }) {
  const [changed, setState] = useState<ChatState>();
  const chat = useMemo(() => openChat(page, setState), [page]);
  const state = changed ?? chat.state();
  const say = words[state.language];
  const { session } = state;
  const uploads = useUploads(chat, say);
  const [dropping, setDropping] = useState(false);
  useColour(session?.colour ?? page.start.kept.colour);

  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);
  useEffect(() => {
    if (page.start.focus) focusField();
    page.onShown((shown, focus) => {
      if (shown && focus) focusField();
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") chat.close();
    });
  }, [page, chat]);

  const writtenTo = state.messages.length > 0 || state.outgoing.length > 0;
  const mustIntroduce = Boolean(session?.askName && !session.known) && !state.introduction && !writtenTo;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button beside the field for keyboards
    <div
      class="chat"
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDropping(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        if (!mustIntroduce) uploads.add(event.dataTransfer?.files);
      }}
    >
      <header class="head">
        <h1 dir="auto">{session?.company ?? ""}</h1>
        <button type="button" class="plain" aria-label={say.close} title={say.close} onClick={chat.close}>
          <CloseIcon />
        </button>
      </header>
      <main>
        {state.phase === "refused" ? (
          <p class="refused">{say.refused}</p>
        ) : (
          <>
            <Thread state={state} chat={chat} say={say} />
            {mustIntroduce ? (
              <IntroductionForm say={say} onDone={chat.introduce} />
            ) : (
              <Composer chat={chat} say={say} uploads={uploads} draft={page.start.tab.draft ?? ""} />
            )}
          </>
        )}
      </main>
      {dropping && !mustIntroduce && <p class="drop">{say.drop}</p>}
    </div>
  );
}

function focusField(): void {
  document.querySelector<HTMLElement>("textarea, .introduction input")?.focus();
}
