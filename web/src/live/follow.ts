import type { Frame } from "@relevo/contract/realtime.ts";

type Follower = (frames: readonly Frame[]) => void;

const followers = new Set<Follower>();

/**
 * While followed, every burst of frames is handed on as well: for screens that keep what the inbox does not, and whose
 * code comes with them. Answers with the way out.
 */
export function followFrames(take: Follower): () => void {
  followers.add(take);
  return () => {
    followers.delete(take);
  };
}

/** Hands a burst on, after what the inbox shows is right. */
export function handOn(frames: readonly Frame[]): void {
  for (const take of followers) take(frames);
}
