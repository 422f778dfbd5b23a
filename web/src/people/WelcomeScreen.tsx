import { Link } from "@tanstack/react-router";
import { ChevronRight, Globe, type LucideIcon, Plug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../design/Button.tsx";
import { EntryPage } from "./EntryPage.tsx";
import { useMe } from "./me.ts";

/** Right after the set-up: the ways customers can come in. Neither is mandatory. */
export function WelcomeScreen() {
  const { t } = useTranslation();
  const { member, account } = useMe();
  const [name = member.name] = member.name.split(" ");
  return (
    <EntryPage
      wide
      title={t("people.welcome.title", { name })}
      about={t("people.welcome.about", { company: account.name })}
    >
      <ul className="flex flex-col gap-3">
        <Door
          channel="whatsapp"
          icon={Plug}
          title={t("people.welcome.whatsapp")}
          about={t("people.welcome.whatsappAbout")}
        />
        <Door
          channel="webchat"
          icon={Globe}
          title={t("people.welcome.webchat")}
          about={t("people.welcome.webchatAbout")}
        />
      </ul>
      <Link to="/conversations" className={buttonClass("quiet", "base", "mt-4 w-full")}>
        {t("people.welcome.later")}
      </Link>
    </EntryPage>
  );
}

function Door({
  channel,
  icon: Icon,
  title,
  about,
}: {
  channel: "whatsapp" | "webchat";
  icon: LucideIcon;
  title: string;
  about: string;
}) {
  return (
    <li>
      <Link
        to="/settings/connections/new/$channel"
        params={{ channel }}
        className="flex items-center gap-4 rounded-large border border-rim p-4 hover:bg-hover"
      >
        <span className="flex size-10 shrink-0 items-center justify-center rounded-base bg-selected text-accent">
          <Icon aria-hidden size={20} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          <span className="block text-list text-soft">{about}</span>
        </span>
        <ChevronRight aria-hidden size={16} className="shrink-0 text-soft" />
      </Link>
    </li>
  );
}
