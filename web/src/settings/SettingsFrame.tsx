import { Link, Outlet, useMatchRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { classes } from "../design/classes.ts";
import { useMe } from "../people/me.ts";
import { railLink } from "../shell/rail-link.ts";
import { sectionsFor } from "./sections.ts";

/** The settings: their list beside the chosen page where there is room; else they take turns. */
export function SettingsFrame() {
  const atStart = Boolean(useMatchRoute()({ to: "/settings" }));
  return (
    <div className="flex min-h-0 flex-1">
      <SectionList className={atStart ? "max-lg:hidden" : "max-lg:hidden"} />
      <Outlet />
    </div>
  );
}

/** The pages of the settings one may open. */
export function SectionList({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { abilities } = useMe();
  return (
    <nav
      aria-label={t("settings.sections.label")}
      className={classes(
        "scroll-quiet w-52 shrink-0 overflow-y-auto border-e border-line p-2 pt-5",
        className,
      )}
    >
      <ul className="flex flex-col gap-0.5">
        {sectionsFor(abilities).map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={railLink} activeOptions={{ exact: to === "/settings" }}>
              <Icon aria-hidden size={16} className="shrink-0" />
              <span className="truncate">{t(label)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
