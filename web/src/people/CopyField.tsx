import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { classes } from "../design/classes.ts";

/** Something to take elsewhere: a link, a key, a line of code. Shown whole, copied with one press. */
export function CopyField({
  label,
  value,
  code = false,
}: {
  label: string;
  value: string;
  /** Set in the type of code, over several lines where it needs them. */
  code?: boolean;
}) {
  const { t } = useTranslation();
  const text = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (text.current) setCopied(await copyFrom(text.current, value));
  };
  return (
    <div className="flex flex-col gap-1">
      <span className="text-list font-medium">{label}</span>
      <div className="flex items-start gap-2 rounded-base border border-line bg-sunk p-1 ps-2.5">
        <code
          ref={text}
          className={classes(
            "min-w-0 flex-1 py-1.5 text-list leading-5 select-all",
            code ? "font-mono wrap-anywhere whitespace-pre-wrap" : "font-mono break-all",
          )}
        >
          {value}
        </code>
        <Button
          size="small"
          icon={copied ? Check : Copy}
          aria-label={t("people.copy.name", { label })}
          onClick={() => void copy()}
          onBlur={() => setCopied(false)}
          className="mt-0.5"
        >
          {t(copied ? "people.copy.done" : "people.copy.verb")}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {copied && t("people.copy.done")}
      </span>
    </div>
  );
}

/** Copies; where the page is served over plain HTTP there is no clipboard, but what is selected can be copied. */
async function copyFrom(element: HTMLElement, value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    return document.execCommand("copy");
  }
}
