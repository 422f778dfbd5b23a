import { switchAccount } from "@relevo/contract/people.ts";
import { useMutation } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { notify } from "../design/toast.tsx";
import { sayError } from "../refusals/say.ts";
import { Section } from "../settings/Page.tsx";
import { call } from "../shell/api.ts";
import { useMe } from "./me.ts";

/** The other accounts of the same login. */
export function AccountList() {
  const { t } = useTranslation();
  const { accounts } = useMe();
  const change = useMutation({
    mutationFn: (accountId: string) => call(switchAccount, { body: { accountId } }),
    // Another company: nothing that was read so far may stay on the page.
    onSuccess: () => location.assign("/conversations"),
    onError: (error) => notify({ tone: "breach", title: sayError(error) }),
  });
  return (
    <Section title={t("people.profile.accounts")}>
      <ul className="flex flex-wrap gap-2">
        {accounts.map(({ id, name }) => (
          <li key={id}>
            <Button icon={ArrowLeftRight} loading={change.isPending} onClick={() => change.mutate(id)}>
              {t("people.profile.switchTo", { name })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
