import { useNavigate } from "@tanstack/react-router";
import { Keyboard, Search } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../design/action.ts";
import { useActions } from "./actions.ts";
import { BottomBar } from "./BottomBar.tsx";
import { ConnectionPill } from "./ConnectionPill.tsx";
import { type Badges, type Destination, destinationsFor, type Sees } from "./destinations.ts";
import { Rail } from "./Rail.tsx";
import type { Person } from "./UserButton.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const CommandBar = lazy(() => import("./CommandBar.tsx"));
const KeyList = lazy(() => import("./KeyList.tsx"));

/** What surrounds every screen of a signed-in person. */
export function AppFrame({
  company,
  person,
  sees,
  badges,
  children,
}: {
  company: string;
  /** What of the desk they are offered. */
  sees: Sees;
  person?: Omit<Person, "onKeys">;
  badges?: Badges;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [over, setOver] = useState<"commands" | "keys">();
  const onCommands = () => setOver("commands");
  const onKeys = () => setOver("keys");
  const leave = () => setOver(undefined);
  useShortcuts();
  const places = destinationsFor(sees);
  useFrameActions(places, onCommands, onKeys);
  const self = person && { ...person, onKeys };
  return (
    <div className="group/frame flex h-full flex-col">
      <a
        href="#main"
        className="sr-only rounded-base bg-raised px-3 py-2 text-accent shadow-float focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50"
      >
        {t("shell.skip")}
      </a>
      <div className="flex min-h-0 flex-1">
        <Rail company={company} person={self} places={places} badges={badges} onCommands={onCommands} />
        <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <BottomBar person={self} places={places} badges={badges} onCommands={onCommands} />
      <ConnectionPill />
      <Suspense>
        {over === "commands" && <CommandBar onClose={leave} />}
        {over === "keys" && <KeyList onClose={leave} />}
      </Suspense>
    </div>
  );
}

function useFrameActions(places: readonly Destination[], onCommands: () => void, onKeys: () => void) {
  const navigate = useNavigate();
  const actions: Action[] = [
    {
      id: "shell.commands",
      label: "shell.commandBar",
      icon: Search,
      shortcut: "mod+k",
      visible: true,
      run: onCommands,
    },
    {
      id: "shell.keys",
      label: "shell.keys.title",
      icon: Keyboard,
      shortcut: "?",
      visible: true,
      run: onKeys,
    },
    ...places.map(({ to, label, icon }) => ({
      id: `go${to}`,
      label,
      icon,
      visible: true,
      run: () => void navigate({ to }),
    })),
  ];
  useActions(actions);
}
