import { Link, useLocation } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../design/classes.ts";
import { useMe } from "../people/me.ts";
import { usePageTitle } from "../shell/title.ts";
import { sectionsFor } from "./sections.ts";

/** A page of the settings: what it is about, what can be done, and the way back where the list is not beside it. */
export function Page({
  title,
  about,
  actions,
  back = "/settings",
  wide = false,
  children,
}: {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  /** Where "back" leads: the list of settings, or what this page is a part of, or a link of its own. Null at the start. */
  back?: keyof typeof backs | ReactElement | null | undefined;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const alone = sectionsFor(useMe().abilities).length < 2;
  const pathname = useLocation({ select: (location) => location.pathname });
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  // What led here is gone, and the focus with it: a form that was sent, a row of a list.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div
      // By its address, or the router takes one page's place for the next one's.
      data-scroll-restoration-id={pathname}
      className="scroll-quiet min-h-0 min-w-0 flex-1 overflow-y-auto"
    >
      <div
        className={classes(
          "flex flex-col gap-8 px-8 py-6 max-md:px-4 max-md:py-4",
          wide ? "max-w-5xl" : "max-w-3xl",
        )}
      >
        <header className="flex flex-col gap-1">
          {typeof back === "object" && back}
          {typeof back === "string" && !(back === "/settings" && alone) && (
            <Link to={back} className={classes(backClass, back === "/settings" && "lg:hidden")}>
              <ArrowLeft aria-hidden size={16} />
              {t(backs[back])}
            </Link>
          )}
          <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
            <div className="min-w-0 flex-1 basis-60">
              <h1 ref={heading} tabIndex={-1} className="text-page font-semibold wrap-anywhere outline-none">
                {title}
              </h1>
              {about && <div className="mt-1 max-w-2xl text-pretty text-soft">{about}</div>}
            </div>
            {actions}
          </div>
        </header>
        {children}
      </div>
    </div>
  );
}

/** The looks of the link that leads back. */
export const backClass =
  "-ms-2 mb-1 inline-flex h-8 items-center gap-1.5 self-start rounded-base px-2 text-list text-soft hover:bg-hover hover:text-ink pointer-coarse:h-10";

const backs = {
  "/settings": "shell.places.settings",
  "/settings/connections": "settings.sections.connections",
  "/settings/inboxes": "settings.sections.inboxes",
  "/settings/calendars": "settings.sections.calendars",
  "/settings/funnels": "settings.sections.funnels",
} as const;

/** A part of a page, under its own heading. */
export function Section({
  title,
  mark,
  about,
  actions,
  children,
}: {
  title: string;
  /** Beside the title: how it stands. */
  mark?: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <div className="flex flex-wrap items-center gap-x-2">
            <h2 className="text-title font-semibold">{title}</h2>
            {mark}
          </div>
          {about && <p className="max-w-2xl text-list text-pretty text-soft">{about}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
