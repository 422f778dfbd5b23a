import type { Answer, Input } from "@relevo/contract/endpoint.ts";
import type { startVisit } from "@relevo/contract/webchat.ts";
import { Language } from "@relevo/contract/words.ts";
import type { FastifyRequest } from "fastify";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { newId } from "../../platform/ids.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { contactOfVisitor } from "./contact.ts";
import { doorOfKey, ownOrigins, visitorOfToken } from "./door.ts";
import { mayStand } from "./origin.rules.ts";

/**
 * Begins a visit, or resumes the one whose token the page kept. Only the token's hash is stored.
 * @throws NOT_FOUND for an unknown or inactive chat, FORBIDDEN for a page that may not show it
 */
export async function beginVisit(
  desk: Desk,
  request: FastifyRequest,
  { params, body }: Input<typeof startVisit>,
): Promise<Answer<typeof startVisit>> {
  const door = found(await doorOfKey(desk.db, params.key));
  const { account, connection, settings } = door;
  if (!mayStand(request.headers.origin, settings.origins, ownOrigins(desk, request))) refuse("FORBIDDEN");
  const resumed = body.token === undefined ? null : await visitorOfToken(desk.db, body.token);
  const theirs = resumed?.connection === connection ? resumed : null;
  const token = theirs && body.token !== undefined ? body.token : newToken("vt_");
  const known = await inAccount(desk.db, account, async (tx) => {
    if (theirs) return (await contactOfVisitor(tx, theirs.visitor)) !== null;
    await tx.rows(
      "insert into doors (kind, key, account_id, ref, connection_id) values ('visitor', $2, $1, $3, $4)",
      [account, hashToken(token), newId(), connection],
    );
    return false;
  });
  return {
    token,
    company: door.company,
    greeting: settings.greeting,
    colour: settings.colour,
    language: body.language ?? Language.catch("es").parse(door.language),
    askName: settings.askName,
    known,
  };
}
