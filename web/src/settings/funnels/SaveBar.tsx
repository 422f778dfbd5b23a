import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";

/** At the page's foot while something is not saved, wherever on the page it was changed. */
export function SaveBar({ busy, onDrop }: { busy: boolean; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="sticky bottom-0 z-10 -mb-6 flex flex-wrap items-center gap-2 border-t border-line bg-ground py-3 max-md:-mb-4">
      <p role="status" className="me-auto text-list text-soft max-sm:basis-full">
        {t("settings.funnels.unsaved")}
      </p>
      <Button onClick={onDrop}>{t("settings.funnels.discard")}</Button>
      <Button type="submit" variant="primary" loading={busy}>
        {t("settings.funnels.save")}
      </Button>
    </div>
  );
}
