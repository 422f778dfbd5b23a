import type { Ability } from "@relevo/contract/abilities.ts";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useWaiting } from "../approvals/use-waiting.ts";
import { useMentionNotices } from "../conversations/use-mention-notices.ts";
import { FormatsProvider } from "../i18n/FormatsProvider.tsx";
import { loadSettingsWords } from "../i18n/start.ts";
import { useLive } from "../live/use-live.ts";
import { AppFrame } from "../shell/AppFrame.tsx";
import { useActions } from "../shell/actions.ts";
import { useOverdue } from "../tasks/use-overdue.ts";
import { useMe } from "./me.ts";
import { useSelfActions } from "./self-actions.ts";
import { useEndOfSession } from "./use-end-of-session.ts";
import { useOwnLanguage } from "./use-own-language.ts";

const HeldBanner = lazy(async () => {
  await loadSettingsWords();
  return import("../settings/held/HeldBanner.tsx");
});

/** Any of them opens a page of the settings besides one's own profile. */
const configuring: readonly Ability[] = ["settings.write", "people.write", "audit.read", "operations"];

/** The frame with the company, the person, and the formats of the place their account is in. */
export function SignedInFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { member, account, abilities } = useMe();
  const actions = useSelfActions();
  useActions(actions);
  useEndOfSession();
  useOwnLanguage();
  useLive();
  useMentionNotices();
  const badges = { ...useOverdue(), ...useWaiting() };
  const works = abilities.includes("conversations.work");
  const detail = works
    ? t(member.available ? "people.available" : "people.away")
    : t(`people.roles.${member.role}`);
  return (
    <FormatsProvider country={account.country} timeZone={account.timeZone}>
      <AppFrame
        company={account.name}
        person={{ id: member.id, name: member.name, detail, actions }}
        sees={{
          configures: configuring.some((ability) => abilities.includes(ability)),
          automates: abilities.includes("workflows.read"),
        }}
        badges={badges}
      >
        {account.held && (
          <Suspense>
            <HeldBanner />
          </Suspense>
        )}
        {children}
      </AppFrame>
    </FormatsProvider>
  );
}
