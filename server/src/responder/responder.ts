/** What the AI is asked: a conversation whose customer waits, in an AI stage. */
export interface Turn {
  account: string;
  conversation: string;
  ticket: { id: string; number: number; subject: string };
  stage: { id: string; name: string };
  /** The newest of the conversation, oldest first; the last one is the customer's. */
  messages: readonly Said[];
}
export interface Said {
  by: "contact" | "member" | "bot";
  text: string;
  at: Date;
}

/** Whoever answers in AI stages. */
export interface Responder {
  /** What to say, or null for nothing. May throw or take its time: it is asked again, some times. */
  answer(turn: Turn): Promise<string | null>;
}
