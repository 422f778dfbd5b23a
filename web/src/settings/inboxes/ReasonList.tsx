import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Input } from "../../design/Input.tsx";
import { newId } from "../../shell/ids.ts";
import { moved, type ReasonLine } from "./reasons.rules.ts";

/** The contract's most. */
const MOST = 50;

/** The reasons in their order, which can be typed in, moved and removed by mouse and by keyboard. */
export function ReasonList({
  lines,
  wrong,
  onChange,
}: {
  lines: readonly ReasonLine[];
  wrong: (id: string) => string | undefined;
  onChange: (lines: ReasonLine[]) => void;
}) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const move = (place: number, by: -1 | 1) => {
    const next = moved(lines, place, by);
    onChange(next);
    const name = lines[place]?.name ?? "";
    setSaid(t("settings.inboxes.moved", { name, place: place + by + 1, count: next.length }));
  };
  const add = () => {
    const id = newId();
    onChange([...lines, { id, name: "" }]);
    // After the line is there.
    setTimeout(() => list.current?.querySelector<HTMLInputElement>(`[data-line="${id}"] input`)?.focus());
  };
  return (
    <div className="flex flex-col gap-2">
      {lines.length === 0 && <p className="text-list text-soft">{t("settings.inboxes.noReasonsYet")}</p>}
      <ol ref={list} className="flex flex-col gap-2">
        {lines.map(({ id, name }, place) => (
          <li key={id} data-line={id} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <Field
                label={<span className="sr-only">{t("settings.inboxes.reason", { place: place + 1 })}</span>}
                error={wrong(id)}
              >
                <Input
                  maxLength={120}
                  value={name}
                  onChange={(event) =>
                    onChange(lines.map((line) => (line.id === id ? { id, name: event.target.value } : line)))
                  }
                />
              </Field>
            </div>
            <LineActs
              name={name.trim() || t("settings.inboxes.nameless")}
              first={place === 0}
              last={place === lines.length - 1}
              onMove={(by) => move(place, by)}
              onRemove={() => onChange(lines.filter((line) => line.id !== id))}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      <Button icon={Plus} disabled={lines.length >= MOST} onClick={add} className="self-start">
        {t("settings.inboxes.addReason")}
      </Button>
    </div>
  );
}

function LineActs({
  name,
  first,
  last,
  onMove,
  onRemove,
}: {
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <span className="flex pt-1">
      <IconButton
        icon={ArrowUp}
        label={t("settings.inboxes.up", { name })}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <IconButton
        icon={ArrowDown}
        label={t("settings.inboxes.down", { name })}
        disabled={last}
        onClick={() => onMove(1)}
      />
      <IconButton icon={X} label={t("settings.inboxes.remove", { name })} onClick={onRemove} />
    </span>
  );
}
