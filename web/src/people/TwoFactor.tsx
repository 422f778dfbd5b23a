import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../design/Badge.tsx";
import { Button } from "../design/Button.tsx";
import { notify } from "../design/toast.tsx";
import { Section } from "../settings/Page.tsx";
import { EndTwoFactor } from "./EndTwoFactor.tsx";
import { meQuery, useMe } from "./me.ts";
import { TwoFactorSteps } from "./TwoFactorSteps.tsx";

/** The second factor: whether it is on, and turning it on or off. */
export function TwoFactor() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { twoFactor } = useMe();
  const [open, setOpen] = useState<"begin" | "end">();
  const settle = (turned: "turnedOn" | "turnedOff") => {
    setOpen(undefined);
    notify({ tone: "answered", title: t(`people.twoFactor.${turned}`) });
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <Section
      title={t("people.twoFactor.title")}
      about={t("people.twoFactor.about")}
      mark={
        twoFactor ? (
          <Badge tone="answered">{t("people.twoFactor.on")}</Badge>
        ) : (
          <Badge tone="quiet">{t("people.twoFactor.off")}</Badge>
        )
      }
    >
      <Button onClick={() => setOpen(twoFactor ? "end" : "begin")} className="self-start">
        {t(twoFactor ? "people.twoFactor.end" : "people.twoFactor.begin")}
      </Button>
      {open === "begin" && (
        <TwoFactorSteps onLeave={() => setOpen(undefined)} onDone={() => settle("turnedOn")} />
      )}
      {open === "end" && (
        <EndTwoFactor onLeave={() => setOpen(undefined)} onDone={() => settle("turnedOff")} />
      )}
    </Section>
  );
}
