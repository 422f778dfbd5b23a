import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "../../design/Skeleton.tsx";
import { usePageTitle } from "../../shell/title.ts";
import { connectionsQuery, type Webchat } from "./connections-query.ts";

const route = getRouteApi("/preview/$connectionId");

/** A page as any, with the chat on it: real, and what is written there arrives in the inbox. */
export function PreviewScreen() {
  const { t } = useTranslation();
  const { connectionId } = route.useParams();
  const { data } = useQuery(connectionsQuery);
  const connection = data?.find((one) => one.id === connectionId);
  usePageTitle(t("settings.connections.webchat.preview"));
  return (
    <main className="mx-auto flex max-w-3xl flex-col gap-8 p-8 max-sm:p-5">
      <header className="flex flex-col gap-1 rounded-base bg-selected px-4 py-3">
        <h1 className="font-semibold">{t("settings.connections.webchat.previewTitle")}</h1>
        <p className="text-list">{t("settings.connections.webchat.previewAbout")}</p>
      </header>
      {connection?.active === false && <p role="alert">{t("settings.connections.off.isOff")}</p>}
      <Sample />
      {connection?.channel === "webchat" && connection.active && <Widget connection={connection} />}
    </main>
  );
}

/** The loader as the snippet names it, but from the address this page was opened at. */
function Widget({ connection: { key, webchat } }: { connection: Webchat }) {
  useEffect(() => {
    const script = document.createElement("script");
    script.src = "/widget/relevo.js";
    script.async = true;
    script.dataset.key = key;
    script.dataset.colour = webchat.colour;
    document.body.append(script);
  }, [key, webchat.colour]);
  return null;
}

/** Where a page would have its own content. */
function Sample() {
  return (
    <div aria-hidden className="flex flex-col gap-6">
      <Skeleton className="h-56 w-full" />
      {["w-full", "w-11/12", "w-full", "w-4/5", "w-full", "w-2/3"].map((width, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of nothing
        <Skeleton key={place} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
