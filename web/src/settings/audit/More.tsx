import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";

/** The next page, by itself once its place comes near, or when asked for. */
export function More({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  const { t } = useTranslation();
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = mark.current;
    if (!place || loading) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: "400px",
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [loading, onMore]);
  return (
    <div ref={mark} className="flex justify-center">
      <Button loading={loading} onClick={onMore}>
        {t("settings.audit.more")}
      </Button>
    </div>
  );
}
