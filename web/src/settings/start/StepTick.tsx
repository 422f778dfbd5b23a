import { Link, type LinkProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../design/Button.tsx";
import { useMe } from "../../people/me.ts";
import { Tick } from "../Tick.tsx";
import type { Step } from "./steps.rules.ts";

/** A step, and while it is to do, the way to it. */
export function StepTick({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { account } = useMe();
  const title =
    step.name === "account"
      ? t("settings.start.account", { company: account.name })
      : step.name === "webhook"
        ? t("settings.start.webhook", { name: step.connection.name })
        : t(`settings.start.${step.name}`);
  const way = wayTo(step);
  return (
    <Tick
      done={step.done}
      title={title}
      action={
        !step.done &&
        way && (
          <Link
            {...way}
            aria-label={t("settings.start.goTo", { step: title })}
            className={buttonClass("plain", "small")}
          >
            {t("settings.start.go")}
          </Link>
        )
      }
    >
      {!step.done && step.name !== "account" && t(`settings.start.${step.name}About`)}
    </Tick>
  );
}

function wayTo(step: Step): Pick<LinkProps, "to" | "params"> | undefined {
  switch (step.name) {
    case "channel":
    case "inbound":
      return { to: "/settings/connections" };
    case "webhook":
      return { to: "/settings/connections/$id", params: { id: step.connection.id } };
    case "team":
      return { to: "/settings/people" };
    case "secure":
      return { to: "/settings/profile" };
    case "account":
      return undefined;
  }
}
