import { Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../design/Button.tsx";
import type { SecondFactor } from "./auth.ts";
import { CopyField } from "./CopyField.tsx";

/** What an authenticator app needs, and the codes for the day it is lost. */
export function SecondFactorCard({ factor }: { factor: SecondFactor }) {
  const { t } = useTranslation();
  const secret = new URL(factor.uri).searchParams.get("secret") ?? "";
  return (
    <>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t("people.twoFactor.secret")}</h3>
        <p className="text-list text-soft">{t("people.twoFactor.secretAbout")}</p>
        <CopyField label={t("people.twoFactor.key")} value={secret} />
        <a href={factor.uri} className={buttonClass("plain", "small", "self-start")}>
          <Smartphone aria-hidden size={16} />
          {t("people.twoFactor.open")}
        </a>
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t("people.twoFactor.codes")}</h3>
        <p className="text-list text-soft">{t("people.twoFactor.codesAbout")}</p>
        <CopyField code label={t("people.twoFactor.codesLabel")} value={columns(factor.backupCodes)} />
      </section>
    </>
  );
}

/** Two to a line. */
function columns(codes: readonly string[]): string {
  const lines = codes.flatMap((code, place) =>
    place % 2 === 0 ? [[code, codes[place + 1]].filter(Boolean).join("   ")] : [],
  );
  return lines.join("\n");
}
