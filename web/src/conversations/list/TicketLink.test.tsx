import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import i18next from "i18next";
import { renderToString } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { beforeAll, expect, test } from "vitest";
import { es } from "../../i18n/es.ts";
import { conversation } from "../../live/samples.ts";
import { TicketLink } from "./TicketLink.tsx";

beforeAll(async () => {
  const resources = { es: { translation: es } };
  await i18next.use(initReactI18next).init({ lng: "es", resources, interpolation: { escapeValue: false } });
});

const expired = conversation("c1", {
  state: "expired",
  ticket: { id: "t", number: 87, link: "confirmed" },
});

test("S2-27: in Vencidas the ticket's number is visible, and a press on it leads to the ticket", async () => {
  const page = await drawn(<TicketLink conversation={expired} />);
  expect(page).toMatch(/<a [^>]*href="\/conversations\/c1#ticket"[^>]*>.*#(<!-- -->)?87.*<\/a>/);
});

test("one that is only proposed says so", async () => {
  const ticket = { id: "t", number: 88, link: "proposed" as const };
  expect(await drawn(<TicketLink conversation={{ ...expired, ticket }} />)).toContain("por confirmar");
});

/** A part of a page as it stands at an address. */
async function drawn(part: React.ReactNode): Promise<string> {
  const root = createRootRoute();
  const list = createRoute({ getParentRoute: () => root, path: "/conversations", component: () => part });
  const one = createRoute({ getParentRoute: () => root, path: "/conversations/$conversationId" });
  const history = createMemoryHistory({ initialEntries: ["/conversations"] });
  const router = createRouter({ routeTree: root.addChildren([list, one]), history });
  await router.load();
  return renderToString(<RouterProvider router={router} />);
}
