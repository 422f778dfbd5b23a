import { Copy, Plus, X } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { Input } from "../../design/Input.tsx";
import { Menu, MenuItem } from "../../design/Menu.tsx";
import { newId } from "../../shell/ids.ts";
import { WrongWords } from "../WrongWords.tsx";
import { useDayWords } from "./use-day-words.ts";
import { type Day, days, type Line, type wrongLines } from "./week.rules.ts";

/** A day: its spans, another one, and the same hours on other days. */
export function DayRow({
  day,
  lines,
  wrong,
  onChange,
  onCopy,
}: {
  day: Day;
  lines: readonly Line[];
  wrong: ReturnType<typeof wrongLines>;
  onChange: (lines: readonly Line[]) => void;
  onCopy: (to: readonly Day[]) => void;
}) {
  const { t } = useTranslation();
  const name = useDayWords().long(day);
  const add = () => {
    const from = lines.at(-1)?.to ?? "";
    onChange([...lines, { id: newId(), day, from: from || "09:00", to: lines.length === 0 ? "18:00" : "" }]);
  };
  const others = (to: readonly Day[]) => to.filter((one) => one !== day);
  return (
    <li className="flex items-start gap-x-3 gap-y-1 px-4 py-2 @max-md:flex-wrap">
      <p className="w-24 shrink-0 py-1.5 font-medium first-letter:uppercase @max-md:flex-1">{name}</p>
      <div className="flex min-w-0 flex-1 flex-col gap-2 @max-md:order-last @max-md:basis-full">
        {lines.length === 0 && <p className="py-1.5 text-soft">{t("settings.calendars.closed")}</p>}
        {lines.map((line) => (
          <SpanLine
            key={line.id}
            line={line}
            day={name}
            wrong={wrong.get(line.id)}
            onChange={(next) => onChange(lines.map((one) => (one.id === line.id ? next : one)))}
            onRemove={() => onChange(lines.filter((one) => one.id !== line.id))}
          />
        ))}
      </div>
      <div className="flex">
        <IconButton icon={Plus} label={t("settings.calendars.addOf", { day: name })} onClick={add} />
        <Menu
          align="end"
          trigger={
            <IconButton
              icon={Copy}
              label={t("settings.calendars.copyOf", { day: name })}
              disabled={lines.length === 0}
            />
          }
        >
          <MenuItem onClick={() => onCopy(others(days.slice(0, 5)))}>
            {t("settings.calendars.copyWeekdays")}
          </MenuItem>
          <MenuItem onClick={() => onCopy(others(days))}>{t("settings.calendars.copyAll")}</MenuItem>
        </Menu>
      </div>
    </li>
  );
}

function SpanLine({
  line,
  day,
  wrong,
  onChange,
  onRemove,
}: {
  line: Line;
  day: string;
  wrong: "empty" | "backwards" | "overlap" | undefined;
  onChange: (line: Line) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const time = (end: "from" | "to") => {
    const own = wrong !== undefined && (wrong !== "empty" || line[end] === "");
    return (
      <Input
        type="time"
        aria-label={t(`settings.calendars.${end}`, { day })}
        aria-invalid={own ? true : undefined}
        aria-describedby={own ? id : undefined}
        value={line[end]}
        onChange={(event) => onChange({ ...line, [end]: event.target.value })}
        // A finger opens the picker anywhere in it: the mark would only take the room of "p. m.".
        className={classes(
          "min-w-0 tabular-nums @md:w-34! pointer-coarse:[&::-webkit-calendar-picker-indicator]:hidden",
          own && "border-breach!",
        )}
      />
    );
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        {time("from")}
        <span className="text-soft">{t("settings.calendars.until")}</span>
        {time("to")}
        <IconButton
          icon={X}
          label={t("settings.calendars.removeSpan", { day, from: line.from, to: line.to })}
          onClick={onRemove}
        />
      </div>
      {wrong && <WrongWords id={id}>{t(`settings.calendars.wrong.${wrong}`)}</WrongWords>}
    </div>
  );
}
