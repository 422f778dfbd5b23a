import { Link } from "@tanstack/react-router";
import { PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../design/classes.ts";
import { IconButton } from "../design/IconButton.tsx";
import { Kbd } from "../design/Kbd.tsx";
import { keycaps } from "../design/shortcut.rules.ts";
import { Tooltip } from "../design/Tooltip.tsx";
import type { Badges, Destination } from "./destinations.ts";
import { mac } from "./keys.ts";
import { PlaceBadge } from "./PlaceBadge.tsx";
import { railLink } from "./rail-link.ts";
import { railSlot } from "./rail-slot.ts";
import { stored, useStored } from "./stored.ts";
import type { Person } from "./UserButton.tsx";
import { UserMenu } from "./UserMenu.tsx";

const narrowSetting = stored("relevo.rail", (raw) => raw === "narrow");

/** The left edge of the desk: where one can go, what the screen adds, who one is. */
export function Rail({
  company,
  person,
  places,
  badges = {},
  onCommands,
}: {
  company: string;
  places: readonly Destination[];
  person: Person | undefined;
  badges: Badges | undefined;
  onCommands: () => void;
}) {
  const { t } = useTranslation();
  const [narrow, setNarrow] = useStored(narrowSetting);
  return (
    <nav
      aria-label={t("shell.rail")}
      className={classes(
        "flex shrink-0 flex-col gap-2 border-e border-line bg-sunk p-2 max-lg:hidden",
        narrow ? "w-13 items-center" : "w-56",
      )}
    >
      <div className="flex items-center gap-2">
        {!narrow && <span className="min-w-0 flex-1 truncate px-2 font-semibold">{company}</span>}
        <IconButton
          icon={narrow ? PanelLeftOpen : PanelLeftClose}
          label={t(narrow ? "shell.widenRail" : "shell.narrowRail")}
          side="right"
          onClick={() => setNarrow(!narrow)}
        />
      </div>
      {narrow ? (
        <IconButton icon={Search} label={t("shell.commandBar")} side="right" onClick={onCommands} />
      ) : (
        <button
          type="button"
          onClick={onCommands}
          className="flex h-8 items-center gap-2 rounded-base border border-line bg-ground px-2 text-soft hover:border-rim"
        >
          <Search aria-hidden size={16} />
          <span className="min-w-0 flex-1 truncate text-start">{t("shell.commandBar")}</span>
          <Kbd keys={keycaps("mod+k", mac)} />
        </button>
      )}
      <ul className="flex flex-col gap-0.5">
        {places.map((destination) => (
          <li key={destination.to}>
            <RailDestination destination={destination} badge={badges[destination.to]} narrow={narrow} />
          </li>
        ))}
      </ul>
      <div
        ref={railSlot}
        className={classes("scroll-quiet min-h-0 flex-1 overflow-y-auto", narrow && "hidden")}
      />
      {narrow && <div className="flex-1" />}
      {person && <UserMenu person={person} narrow={narrow} />}
    </nav>
  );
}

function RailDestination({
  destination,
  badge,
  narrow,
}: {
  destination: Destination;
  badge: Badges[Destination["to"]];
  narrow: boolean;
}) {
  const { t } = useTranslation();
  const link = (
    <Link to={destination.to} className={classes(railLink, narrow && "relative w-8 justify-center px-0")}>
      <destination.icon aria-hidden size={16} className="shrink-0" />
      <span className={narrow ? "sr-only" : "truncate"}>{t(destination.label)}</span>
      <PlaceBadge badge={badge} over={narrow} />
    </Link>
  );
  return narrow ? (
    <Tooltip text={t(destination.label)} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
