import { exportTickets } from "@relevo/contract/board.ts";
import type { Funnel } from "@relevo/contract/funnels.ts";
import { useRouter } from "@tanstack/react-router";
import { ChartNoAxesColumn, Download, Ellipsis, List, Settings, SquareKanban } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu, MenuItem } from "../../design/Menu.tsx";
import { useCan } from "../../people/me.ts";
import { address } from "../../shell/api.ts";
import { FunnelPicker } from "./FunnelPicker.tsx";
import { type Mode, modes } from "./place.rules.ts";
import { SavedViews } from "./SavedViews.tsx";
import type { Place } from "./use-place.ts";
import { WorkViews } from "./WorkViews.tsx";

/** What is shown, one's own work, and how it is shown. */
export function Header({
  funnel,
  funnels,
  place,
}: {
  funnel: Funnel;
  funnels: readonly Funnel[];
  place: Place;
}) {
  const { t } = useTranslation();
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 max-md:px-3">
      <h1 className="sr-only">{place.across ? t("board.allFunnels") : funnel.name}</h1>
      <span className="flex min-w-0 max-md:flex-1">
        <FunnelPicker funnel={funnel} funnels={funnels} place={place} />
      </span>
      <WorkViews place={place} />
      <span className="ms-auto flex items-center gap-1 md:[nav+&]:ms-0">
        <Modes place={place} />
        <SavedViews funnel={funnel} place={place} />
        <More funnel={funnel} place={place} />
      </span>
    </header>
  );
}

const modeIcons = { board: SquareKanban, list: List, cycles: ChartNoAxesColumn } as const;

function Modes({ place }: { place: Place }) {
  const { t } = useTranslation();
  const go = (mode: Mode) =>
    place.show(mode === "list" ? { mode } : { mode, across: false, ...(place.across && { filter: {} }) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons in a line, not fields of a form
    <span role="group" aria-label={t("board.modes.title")} className="flex rounded-base border border-rim">
      {modes.map((mode) => {
        const Icon = modeIcons[mode];
        const on = place.mode === mode;
        return (
          <button
            key={mode}
            type="button"
            aria-pressed={on}
            onClick={() => go(mode)}
            className={classes(
              "flex h-7 items-center gap-1.5 border-rim px-2 text-list select-none not-first:border-s first:rounded-s-base last:rounded-e-base -outline-offset-2 pointer-coarse:h-9",
              on ? "bg-selected font-medium text-accent" : "text-soft hover:bg-hover hover:text-ink",
            )}
          >
            <Icon aria-hidden size={14} />
            <span className="max-xl:sr-only">{t(`board.modes.${mode}`)}</span>
          </button>
        );
      })}
    </span>
  );
}

function More({ funnel, place }: { funnel: Funnel; place: Place }) {
  const { t } = useTranslation();
  const router = useRouter();
  const configures = useCan("settings.write");
  const download = () => {
    const link = document.createElement("a");
    const where = place.across ? {} : { funnelId: funnel.id };
    link.href = address(exportTickets.path, {}, { ...place.filter, ...where, open: true });
    link.download = "";
    link.click();
  };
  return (
    <Menu align="end" trigger={<IconButton size="small" icon={Ellipsis} label={t("board.more")} />}>
      <MenuItem icon={Download} onClick={download}>
        {t("board.export")}
      </MenuItem>
      {configures && (
        <MenuItem
          icon={Settings}
          onClick={() => void router.navigate({ href: `/settings/funnels/${funnel.id}` })}
        >
          {t("board.configureFunnel")}
        </MenuItem>
      )}
    </Menu>
  );
}
