import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../people/me.ts";
import { railLink } from "../shell/rail-link.ts";
import { sectionsFor } from "./sections.ts";

/** The settings: their list beside the chosen page where there is room; else they take turns. */
export function SettingsFrame() {
  return (
    <div className="flex min-h-0 flex-1">
      <SectionList />
      <Outlet />
    </div>
  );
}

/** The pages of the settings one may open. */
function SectionList() {
  const { t } = useTranslation();
  const { abilities } = useMe();
  const sections = sectionsFor(abilities);
  if (sections.length < 2) return null;
  return (
    <nav
      aria-label={t("settings.sections.label")}
      className="scroll-quiet w-52 shrink-0 overflow-y-auto border-e border-line p-2 pt-5 max-lg:hidden"
    >
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ to, label, icon: Icon }) => (
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
