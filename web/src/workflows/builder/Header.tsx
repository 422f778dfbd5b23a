import { Link } from "@tanstack/react-router";
import {
  ChevronLeft,
  CloudOff,
  Ellipsis,
  List,
  PencilLine,
  Play,
  Redo2,
  Square,
  Undo2,
  Workflow,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { Button, buttonClass } from "../../design/Button.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../design/Menu.tsx";
import type { Tone } from "../../design/tones.ts";
import { useBuilding } from "./building.ts";
import type { Draft, DraftStore } from "./draft-store.ts";
import { NameInput } from "./NameInput.tsx";
import { ProblemMenu } from "./ProblemMenu.tsx";
import { type Elsewhere, useElsewhere } from "./use-elsewhere.ts";

const tones: Record<Draft["server"]["state"], Tone> = {
  draft: "quiet",
  published: "answered",
  stopped: "quiet",
};
const stateIcons = { draft: PencilLine, published: Play, stopped: Square } as const;

/** What it is called, how it stands, and what one does with it. */
export function Header({
  draft,
  store,
  publishing,
  onPublish,
  onStop,
  list,
  onList,
  problems,
}: {
  draft: Draft;
  store: DraftStore;
  publishing: boolean;
  onPublish: () => void;
  onStop: () => void;
  /** Shown as a list; undefined where there is no room for a canvas. */
  list: boolean | undefined;
  onList: (list: boolean) => void;
  problems: { open: boolean; onOpenChange: (open: boolean) => void; onChoose: (id: string) => void };
}) {
  const { t } = useTranslation();
  const { id, mayEdit } = useBuilding();
  const { state, changed } = draft.server;
  const elsewhere = useElsewhere(id);
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-2 max-md:px-3">
      <Link
        to="/workflows"
        aria-label={t("builder.back")}
        className="-ms-1 flex size-8 shrink-0 items-center justify-center rounded-base text-soft hover:bg-hover hover:text-ink pointer-coarse:size-10"
      >
        <ChevronLeft aria-hidden size={18} />
      </Link>
      <NameInput key={draft.name} name={draft.name} mayEdit={mayEdit} onName={store.rename} />
      <Badge tone={tones[state]} icon={stateIcons[state]}>
        {t(`builder.states.${state}`)}
      </Badge>
      {state === "published" && changed && <Badge tone="waiting">{t("builder.changed")}</Badge>}
      {mayEdit && <Saved draft={draft} />}
      <span className="ms-auto flex flex-wrap items-center gap-1">
        {mayEdit && <ProblemMenu {...problems} />}
        {mayEdit && (
          <span className="flex">
            <IconButton
              size="small"
              icon={Undo2}
              label={t("builder.undo")}
              disabled={draft.history.past.length === 0}
              onClick={store.undo}
            />
            <IconButton
              size="small"
              icon={Redo2}
              label={t("builder.redo")}
              disabled={draft.history.future.length === 0}
              onClick={store.redo}
            />
          </span>
        )}
        {list !== undefined && (
          <IconButton
            size="small"
            icon={list ? Workflow : List}
            label={t(list ? "builder.asCanvas" : "builder.asList")}
            onClick={() => onList(!list)}
          />
        )}
        <nav aria-label={t("builder.elsewhere")} className="flex max-lg:hidden">
          {elsewhere.map(({ to, label, icon: Icon, href }) => (
            <Link key={to} to={href} className={buttonClass("quiet", "small")}>
              <Icon aria-hidden size={16} className="shrink-0 text-soft" />
              {label}
            </Link>
          ))}
        </nav>
        <More elsewhere={elsewhere} stops={mayEdit && state === "published"} onStop={onStop} />
        {mayEdit && (
          <Button variant="primary" loading={publishing} onClick={onPublish}>
            {t("builder.publish")}
          </Button>
        )}
      </span>
    </header>
  );
}

/** What has no room beside the main act. */
function More({ elsewhere, stops, onStop }: { elsewhere: Elsewhere[]; stops: boolean; onStop: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={stops ? undefined : "lg:hidden"}>
      <Menu align="end" trigger={<IconButton size="small" icon={Ellipsis} label={t("builder.more")} />}>
        <span className="contents lg:hidden">
          {elsewhere.map(({ to, label, icon, go }) => (
            <MenuItem key={to} icon={icon} onClick={go}>
              {label}
            </MenuItem>
          ))}
        </span>
        {stops && (
          <>
            <span className="contents lg:hidden">
              <MenuLine />
            </span>
            <MenuItem icon={Square} danger onClick={onStop}>
              {t("builder.stop.act")}
            </MenuItem>
          </>
        )}
      </Menu>
    </span>
  );
}

/** Whether what one sees is kept. */
function Saved({ draft: { state } }: { draft: Draft }) {
  const { t } = useTranslation();
  const held = state === "failed" || state === "conflict";
  return (
    <span role="status" className="flex items-center gap-1 text-small text-soft">
      {held && <CloudOff aria-hidden size={14} className="text-breach" />}
      <span className={held ? "text-breach" : undefined}>{t(`builder.saving.${state}`)}</span>
    </span>
  );
}
