import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CodeStep } from "./CodeStep.tsx";
import { EntryPage } from "./EntryPage.tsx";
import { safeNext } from "./next.rules.ts";
import { PasswordStep } from "./PasswordStep.tsx";

const signInRoute = getRouteApi("/sign-in");

/** Mail and password, then the code of the second factor where there is one; then on to what was asked for. */
export function SignInScreen() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { next, notice, step } = signInRoute.useSearch();
  const [over, setOver] = useState<"over" | "locked">();
  // Whoever signs in may be somebody else: nothing that was read before is theirs.
  useEffect(() => queries.clear(), [queries]);
  const enter = () => router.history.push(safeNext(next));
  const toStep = (to: "code" | undefined) =>
    navigate({ to: "/sign-in", search: { next, step: to }, replace: true });
  if (step === "code") {
    return (
      <EntryPage title={t("people.code.title")}>
        <CodeStep
          onEnter={enter}
          onBack={(why) => {
            setOver(why);
            void toStep(undefined);
          }}
        />
      </EntryPage>
    );
  }
  return (
    <EntryPage title={t("people.signIn.title")}>
      <PasswordStep
        notice={notice === "reset" ? t("people.signIn.reset") : undefined}
        problem={over && t(`people.code.${over}`)}
        onEnter={enter}
        onCode={() => void toStep("code")}
      />
    </EntryPage>
  );
}
