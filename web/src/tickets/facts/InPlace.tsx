import { Check, Pencil, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { sayError } from "../../refusals/say.ts";
import { RefusalError } from "../../shell/api.ts";

/** One datum: shown, and with one click changed where it stands. Enter saves, Escape leaves it as it was. */
export function InPlace<Value>({
  name,
  value,
  shown,
  editable,
  editor,
  save,
  wrong,
  invalid,
  instant = false,
}: {
  name: string;
  value: Value;
  /** As it reads; null where there is none. */
  shown: ReactNode;
  editable: boolean;
  editor: (value: Value, onChange: (value: Value) => void) => ReactNode;
  save: (value: Value) => Promise<unknown>;
  /** What is wrong with a value before it is sent. */
  wrong?: (value: Value) => string | undefined;
  /** What to say when the server does not take it. */
  invalid?: string;
  /** Choosing is saving. */
  instant?: boolean;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<{ value: Value }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const row = useRef<HTMLDivElement>(null);
  const leave = () => {
    setDraft(undefined);
    setProblem(undefined);
    // The control that had the focus is gone: the next Tab goes on from here.
    requestAnimationFrame(() => row.current?.querySelector("button")?.focus());
  };
  const editing = draft !== undefined;
  useEffect(() => {
    if (editing) row.current?.querySelector<HTMLElement>("button, input, textarea")?.focus();
  }, [editing]);
  const submit = async (value: Value) => {
    if (busy) return;
    const bad = wrong?.(value);
    if (bad) return setProblem(bad);
    setBusy(true);
    try {
      await save(value);
      leave();
    } catch (error) {
      setProblem(isInvalid(error) ? (invalid ?? t("ticket.facts.wrong")) : sayError(error));
    } finally {
      setBusy(false);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const leaves = event.key === "Escape";
    if (leaves) leave();
    else if (event.key === "Enter" && !event.shiftKey && isText(event.target) && draft)
      void submit(draft.value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (draft)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the control inside, which takes the focus
      <div ref={row} className="flex flex-col gap-1.5 py-1" onKeyDown={onKey}>
        <Field label={name} error={problem}>
          {editor(draft.value, (next) => {
            setDraft({ value: next });
            setProblem(undefined);
            if (instant) void submit(next);
          })}
        </Field>
        <div className="flex gap-1">
          {!instant && (
            <IconButton
              size="small"
              icon={Check}
              label={t("ticket.facts.save")}
              disabled={busy}
              onClick={() => void submit(draft.value)}
            />
          )}
          <IconButton size="small" icon={X} label={t("ticket.facts.cancel")} onClick={leave} />
        </div>
      </div>
    );
  const words = shown ?? <span className="text-soft">{editable ? t("ticket.facts.add") : "—"}</span>;
  return (
    <div ref={row} className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-3 text-list">
      <span className="py-1 text-soft [overflow-wrap:anywhere]">{name}</span>
      {editable ? (
        <button
          type="button"
          onClick={() => setDraft({ value })}
          className="group/datum -ms-1.5 flex min-h-7 min-w-0 items-start gap-1 rounded-base px-1.5 py-1 text-start hover:bg-hover pointer-coarse:min-h-9"
        >
          <span className="sr-only">{t("ticket.facts.change", { name })}:</span>
          <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{words}</span>
          <Pencil
            aria-hidden
            size={12}
            className="mt-1 shrink-0 text-soft opacity-0 group-hover/datum:opacity-100 group-focus-visible/datum:opacity-100"
          />
        </button>
      ) : (
        <span className="min-w-0 py-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{words}</span>
      )}
    </div>
  );
}

function isInvalid(error: unknown): boolean {
  return error instanceof RefusalError && error.code === "INVALID";
}

/** Enter in a list or a date opens it; in a text it means that one is done. */
function isText(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
