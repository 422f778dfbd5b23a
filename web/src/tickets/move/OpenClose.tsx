import { useQuery } from "@tanstack/react-query";
import { CloseDialog } from "../../conversations/close/load.ts";
import { shownQuery } from "../../live/read.ts";

/** The close of one conversation, from the ticket that is archived with it. */
export function OpenClose({ id, onClose }: { id: string; onClose: () => void }) {
  const conversation = useQuery(shownQuery(id)).data;
  return conversation ? <CloseDialog conversation={conversation} onClose={onClose} /> : null;
}
