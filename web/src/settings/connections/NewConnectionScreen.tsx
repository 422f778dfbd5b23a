import { getRouteApi, notFound } from "@tanstack/react-router";
import { NewWebchat } from "./NewWebchat.tsx";
import { NewWhatsapp } from "./NewWhatsapp.tsx";

const route = getRouteApi("/frame/settings/connections/new/$channel");

/** A new connection of the channel the address names. */
export function NewConnectionScreen() {
  const { channel } = route.useParams();
  if (channel === "whatsapp") return <NewWhatsapp />;
  if (channel === "webchat") return <NewWebchat />;
  throw notFound();
}
