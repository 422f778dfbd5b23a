import { PauseCircle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { useCan } from "../../people/me.ts";
import { ReleaseDialog } from "./ReleaseDialog.tsx";

/** Over every screen of a restored desk, until an administrator lets it go on. */
export default function HeldBanner() {
  const { t } = useTranslation();
  const mayRelease = useCan("operations");
  const [reviewing, setReviewing] = useState(false);
  return (
    <section
      aria-label={t("settings.held.title")}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-waiting-ground px-4 py-2 text-waiting"
    >
      <PauseCircle aria-hidden size={20} className="shrink-0" />
      <p className="min-w-60 flex-1">
        <strong className="font-semibold">{t("settings.held.title")}.</strong> {t("settings.held.about")}{" "}
        {!mayRelease && t("settings.held.askAdmin")}
      </p>
      {mayRelease && (
        <Button size="small" onClick={() => setReviewing(true)}>
          {t("settings.held.review")}
        </Button>
      )}
      {reviewing && <ReleaseDialog onLeave={() => setReviewing(false)} />}
    </section>
  );
}
