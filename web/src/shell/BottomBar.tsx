import { Link } from "@tanstack/react-router";
import { Ellipsis, Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Sheet } from "../design/Sheet.tsx";
import type { Badges, Destination } from "./destinations.ts";
import { PlaceBadge } from "./PlaceBadge.tsx";
import { railSlot } from "./rail-slot.ts";
import type { Person } from "./UserButton.tsx";
import { UserMenu } from "./UserMenu.tsx";

/** The rail of phones and tablets: the places below, the rest behind "more". Out of the way while a phone shows a thread. */
export function BottomBar({
  person,
  places,
  badges = {},
  onCommands,
}: {
  places: readonly Destination[];
  person: Person | undefined;
  badges: Badges | undefined;
  onCommands: () => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <nav
      aria-label={t("shell.rail")}
      className="flex shrink-0 border-t border-line bg-sunk pb-[env(safe-area-inset-bottom)] max-md:group-has-data-[showing=thread]/frame:hidden lg:hidden"
    >
      {places.slice(0, shown).map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={tab}>
          <span className="relative">
            <Icon aria-hidden size={20} />
            <PlaceBadge badge={badges[to]} over />
          </span>
          <span className="max-w-full truncate">{t(label)}</span>
        </Link>
      ))}
      <button type="button" className={tab} onClick={() => setOpen(true)}>
        <Ellipsis aria-hidden size={20} />
        {t("shell.more")}
      </button>
      <Sheet open={open} onOpenChange={setOpen} from="below" title={t("shell.more")}>
        <div className="flex flex-col gap-3 p-3">
          <Button
            icon={Search}
            onClick={() => {
              setOpen(false);
              onCommands();
            }}
          >
            {t("shell.commandBar")}
          </Button>
          {places.slice(shown).map(({ to, label, icon: Icon }) => (
            <Link key={to} to={to} className={place} onClick={() => setOpen(false)}>
              <Icon aria-hidden size={20} />
              {t(label)}
              <PlaceBadge badge={badges[to]} />
            </Link>
          ))}
          {/* A press on a link of the screen's own part goes there, and the sheet has done its work. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens to the links inside */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click as well */}
          <div
            ref={railSlot}
            onClick={(event) =>
              event.target instanceof Element && event.target.closest("a") && setOpen(false)
            }
          />
          {person && <UserMenu person={person} narrow={false} />}
        </div>
      </Sheet>
    </nav>
  );
}

/** As many as have room for their words on a narrow phone. */
const shown = 4;
const place =
  "flex min-h-11 items-center gap-3 rounded-base px-3 hover:bg-hover data-[status=active]:text-accent";
const tab =
  "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-tiny text-soft select-none -outline-offset-2 data-[status=active]:font-medium data-[status=active]:text-accent";
