import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useTyping } from "../../live/typing.ts";

/** The thread's end: who writes now, and whether the reader is there. */
export function EndMark({ id, onSight }: { id: string; onSight: (atEnd: boolean) => void }) {
  const { t } = useTranslation();
  const mark = useRef<HTMLDivElement>(null);
  const writers = useTyping(id);
  useEffect(() => {
    if (!mark.current) return;
    const observer = new IntersectionObserver(([entry]) => onSight(entry?.isIntersecting ?? false), {
      rootMargin: "0px 0px 48px 0px",
    });
    observer.observe(mark.current);
    return () => {
      observer.disconnect();
      onSight(false);
    };
  }, [onSight]);
  const [first] = writers;
  return (
    <div ref={mark} className="h-7 px-4 text-small text-soft">
      <p role="status" className="truncate ps-10 max-md:ps-0">
        {first &&
          (writers.length === 1
            ? t("conversations.said.typingOne", { name: first.name || t("conversations.said.customer") })
            : t("conversations.said.typingMany", { count: writers.length }))}
      </p>
    </div>
  );
}
