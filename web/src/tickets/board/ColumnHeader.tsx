import type { Stage } from "@relevo/contract/funnels.ts";
import { useRouter } from "@tanstack/react-router";
import { Clock, DoorOpen, Ellipsis, ListChecks, Settings, TimerOff, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu, MenuItem } from "../../design/Menu.tsx";
import { type Tone, tones } from "../../design/tones.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { useCan, useMe } from "../../people/me.ts";
import { lookOf, stageLooks } from "../stage-look.ts";
import type { Column } from "./columns.rules.ts";
import { sayMoney } from "./money.ts";

/** What a column is and how it stands: who answers there, how many, how much, who waits, what must be true to leave it. */
export function ColumnHeader({
  stage,
  column,
  onSelectAll,
}: {
  stage: Stage;
  column: Column;
  onSelectAll: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const look = lookOf(stage);
  const { tone, icon: Icon } = stageLooks[look];
  const { name, softLimit, exitCriteria } = stage;
  const { count, stuck, waiting } = column;
  const over = softLimit !== null && count > softLimit;
  return (
    <header className="flex shrink-0 flex-col gap-0.5 px-3 pt-2 pb-2">
      <span aria-hidden className={classes("absolute inset-x-0 top-0 h-0.75 rounded-t-large", bars[tone])} />
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold" title={name}>
          {name}
        </h2>
        <span
          title={over ? t("board.column.over") : undefined}
          className={classes(
            "flex h-5 items-center gap-1 rounded-small px-1.5 text-small font-medium tabular-nums",
            over ? "bg-waiting-ground text-waiting" : "bg-hover text-soft",
          )}
        >
          {over && <TriangleAlert aria-hidden size={12} />}
          {over ? t("board.column.limit", { held: number(count), limit: number(softLimit) }) : number(count)}
          {over && <span className="sr-only">{t("board.column.over")}</span>}
        </span>
        <ColumnMenu stage={stage} onSelectAll={onSelectAll} />
      </div>
      <div className="flex min-h-5 flex-wrap items-center gap-x-2.5 text-small text-soft tabular-nums">
        <span
          className={classes("flex items-center gap-1 font-medium", tones[tone].mark)}
          title={t(`board.kindsLong.${look}`)}
        >
          <Icon aria-hidden size={12} />
          {t(`board.kinds.${look}`)}
        </span>
        <Sums column={column} />
        {stuck > 0 && (
          <Figure icon={TimerOff} tone="breach" words={t("board.column.stuck", { count: stuck })}>
            {number(stuck)}
          </Figure>
        )}
        {waiting > 0 && (
          <Figure icon={Clock} tone="waiting" words={t("board.column.waiting", { count: waiting })}>
            {number(waiting)}
          </Figure>
        )}
      </div>
      {exitCriteria !== "" && (
        <ExitCriteria>{t("board.column.exit", { criteria: exitCriteria })}</ExitCriteria>
      )}
    </header>
  );
}

function Sums({ column: { sums } }: { column: Column }) {
  const { country } = useMe().account;
  return sums.map((sum) => (
    <span key={sum.currency} className="text-ink" title={sayMoney(sum, country)}>
      {sayMoney(sum, country, sum.amount >= 10_000_000)}
    </span>
  ));
}

function Figure({
  icon: Icon,
  tone,
  words,
  children,
}: {
  icon: typeof Clock;
  tone: Tone;
  words: string;
  children: string;
}) {
  return (
    <span title={words} className={classes("flex items-center gap-1", tones[tone].mark)}>
      <Icon aria-hidden size={12} />
      <span aria-hidden>{children}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** One line; pressed, all of it. */
function ExitCriteria({ children }: { children: string }) {
  const [whole, setWhole] = useState(false);
  return (
    <button
      type="button"
      aria-expanded={whole}
      title={children}
      onClick={() => setWhole(!whole)}
      className="-mx-1 flex items-start gap-1 rounded-small px-1 text-start text-small text-soft hover:bg-hover"
    >
      <DoorOpen aria-hidden size={12} className="mt-0.5 shrink-0" />
      <span className={classes("min-w-0", !whole && "truncate")}>{children}</span>
    </button>
  );
}

function ColumnMenu({ stage, onSelectAll }: { stage: Stage; onSelectAll: (() => void) | undefined }) {
  const { t } = useTranslation();
  const router = useRouter();
  const configures = useCan("settings.write");
  if (!configures && !onSelectAll) return null;
  const settings = `/settings/funnels/${stage.funnelId}/stages/${stage.id}`;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          icon={Ellipsis}
          label={t("board.column.menu", { stage: stage.name })}
          className="-me-1.5 size-6!"
        />
      }
    >
      {configures && (
        <MenuItem icon={Settings} onClick={() => void router.navigate({ href: settings })}>
          {t("board.column.settings")}
        </MenuItem>
      )}
      {onSelectAll && (
        <MenuItem icon={ListChecks} onClick={onSelectAll}>
          {t("board.column.selectAll")}
        </MenuItem>
      )}
    </Menu>
  );
}

const bars: Record<Tone, string> = {
  waiting: "bg-waiting",
  answered: "bg-answered",
  breach: "bg-breach",
  expired: "bg-expired",
  ai: "bg-ai",
  human: "bg-human",
  comment: "bg-comment",
  quiet: "bg-quiet",
};
