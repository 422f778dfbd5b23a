import type { Frame } from "@relevo/contract/realtime.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { meQuery, useMe } from "../people/me.ts";
import { setConnection } from "../shell/connection.ts";
import { batched } from "./batch.ts";
import { keys } from "./cache.ts";
import { handOn } from "./follow.ts";
import { applyFrames, rereadLists } from "./frames.ts";
import { openLine } from "./line.ts";
import { notePresence } from "./presence.ts";
import { remember } from "./recent.ts";
import { noteStill, noteTyping } from "./typing.ts";

/** Frames of one burst are applied together, in ms: a screen is drawn no more often than that. */
const BURST = 30;
/** Counts, and the lists only the server can keep, are read again at most so often, in ms. */
const COUNTS = 1000;
/** A line that is back sooner than this, in ms, was never worth a word. */
const WORTH_A_WORD = 1000;

/** While the component is on screen, what happens on the desk reaches every query. Once, around the frame. */
export function useLive(): void {
  const queries = useQueryClient();
  const me = useMe().member.id;
  useEffect(() => goLive(queries, me), [queries, me]);
}

function goLive(queries: QueryClient, me: string): () => void {
  const counts = batched(COUNTS, () => {
    void queries.invalidateQueries({ queryKey: keys.counts });
    rereadLists(queries);
  });
  const frames = batched<Frame>(BURST, (burst) => {
    remember(burst);
    applyFrames(queries, burst, me);
    handOn(burst);
  });
  let pill: ReturnType<typeof setTimeout> | undefined;
  let begun = false;
  const line = openLine({
    open: openSocket,
    onFrame(frame) {
      if (frame.type === "presence") return notePresence(frame.online);
      if (frame.type === "typing") return noteTyping(frame);
      if (frame.type === "beat") return;
      if (frame.type === "hello") {
        // What was read before the stream began may have changed in between; a resumed one repeats it.
        if (!begun)
          for (const kept of ["conversations", "tickets", "board"])
            void queries.invalidateQueries({ queryKey: [kept] });
        begun = true;
        return;
      }
      if (frame.type === "event") for (const item of frame.items) noteWritten(item);
      frames.add(frame);
      counts.add(frame);
    },
    onState(state) {
      clearTimeout(pill);
      if (state === "live") setConnection("live");
      else pill = setTimeout(() => setConnection("retrying"), WORTH_A_WORD);
    },
    // Whoever is asked next says so, and the frame leads to sign-in.
    onSignedOut: () => void queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const looked = () => document.visibilityState === "visible" && line.hurry();
  window.addEventListener("online", line.hurry);
  document.addEventListener("visibilitychange", looked);
  return () => {
    window.removeEventListener("online", line.hurry);
    document.removeEventListener("visibilitychange", looked);
    clearTimeout(pill);
    setConnection("live");
    line.close();
    frames.clear();
    counts.clear();
  };
}

type EventFrame = Extract<Frame, { type: "event" }>;

/** Who just said something no longer writes it. */
function noteWritten(item: EventFrame["items"][number]) {
  if (item.kind === "event") return;
  const { id } = item.author;
  if (id !== null) noteStill(item.conversationId, id);
}

function openSocket(
  after: string | undefined,
  on: { text(text: string): void; end(code: number): void },
): WebSocket {
  const socket = new WebSocket(liveAddress(after));
  socket.onmessage = ({ data }) => on.text(String(data));
  socket.onclose = ({ code }) => on.end(code);
  return socket;
}

function liveAddress(after: string | undefined): string {
  const address = new URL("/api/v1/live", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  if (after !== undefined) address.searchParams.set("after", after);
  return address.href;
}
