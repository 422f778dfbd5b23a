import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMe } from "../people/me.ts";
import { Section } from "./Page.tsx";
import { sectionsFor } from "./sections.ts";
import { box } from "./Tick.tsx";

/** The pages of the settings, where their list has no room beside the page. */
export function SectionLinks() {
  const { t } = useTranslation();
  const { abilities } = useMe();
  return (
    <Section title={t("settings.start.sections")}>
      <ul className={box}>
        {sectionsFor(abilities)
          .filter(({ to }) => to !== "/settings")
          .map(({ to, label, icon: Icon }) => (
            <li key={to} className="first:rounded-t-large last:rounded-b-large hover:bg-hover">
              <Link to={to} className="flex h-12 items-center gap-3 px-4">
                <Icon aria-hidden size={18} className="shrink-0 text-soft" />
                <span className="min-w-0 flex-1 truncate">{t(label)}</span>
                <ChevronRight aria-hidden size={16} className="shrink-0 text-soft" />
              </Link>
            </li>
          ))}
      </ul>
    </Section>
  );
}
