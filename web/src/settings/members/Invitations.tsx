import { type Invitation, revokeInvitation } from "@relevo/contract/people.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { useMinute } from "../../design/minute.ts";
import { notify } from "../../design/toast.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";
import { Section } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { invitationsQuery } from "./invitations-query.ts";

/** Who was invited and has not come yet. Nothing where there is nobody. */
export function Invitations() {
  const { t } = useTranslation();
  const { data } = useQuery(invitationsQuery);
  if (!data || data.length === 0) return null;
  return (
    <Section title={t("settings.members.pending.title")} about={t("settings.members.pending.about")}>
      <ul className={box}>
        {data.map((invitation) => (
          <Pending key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function Pending({ invitation: { id, name, mail, role, expiresAt } }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queries = useQueryClient();
  const now = useMinute();
  const [asking, setAsking] = useState(false);
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-sunk text-soft">
        <Mail aria-hidden size={16} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-list wrap-anywhere text-soft">
          {mail} · {t(`people.roles.${role}`)} ·{" "}
          <time dateTime={expiresAt} title={formats.moment(expiresAt)}>
            {t("settings.members.pending.expires", { when: formats.relative(expiresAt, now) })}
          </time>
        </p>
      </div>
      <Button
        size="small"
        aria-label={t("settings.members.pending.revokeOf", { name })}
        onClick={() => setAsking(true)}
      >
        {t("settings.members.pending.revoke")}
      </Button>
      {asking && (
        <Confirm
          title={t("settings.members.pending.ask", { name })}
          about={t("settings.members.pending.askAbout")}
          verb={t("settings.members.pending.revoke")}
          act={async (key) => {
            await call(revokeInvitation, { params: { id } }, { key });
            void queries.invalidateQueries({ queryKey: ["invitations"] });
            notify({ tone: "answered", title: t("settings.members.pending.revoked") });
          }}
          onLeave={() => setAsking(false)}
        />
      )}
    </li>
  );
}
