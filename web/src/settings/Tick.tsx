import { Circle, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A step that is done or still to do, as the desk itself sees it. */
export function Tick({
  done,
  title,
  children,
  action,
}: {
  done: boolean;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { t } = useTranslation();
  const Mark = done ? CircleCheck : Circle;
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Mark aria-hidden size={20} className={done ? "shrink-0 text-answered" : "shrink-0 text-soft"} />
      <div className="min-w-0 flex-1">
        <p className={done ? "text-soft" : "font-medium"}>
          {title}
          <span className="sr-only"> · {t(done ? "settings.done" : "settings.toDo")}</span>
        </p>
        {children && <div className="text-list text-soft">{children}</div>}
      </div>
      {action}
    </li>
  );
}

/** The box around rows: of a list, of a checklist. */
export const box = "divide-y divide-line rounded-large border border-line";
