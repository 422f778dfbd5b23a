import { type ApiKey, revokeKey } from "@relevo/contract/people.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";

/** A key, by its name and first characters. */
export function KeyRow({ apiKey: { id, name, role, prefix, createdAt, lastUsedAt } }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium wrap-anywhere">{name}</span>
          <code className="font-mono text-small text-soft">{prefix}…</code>
        </p>
        <p className="text-list text-soft">
          {t(`people.roles.${role}`)} ·{" "}
          {lastUsedAt ? (
            <>
              {t("settings.keys.used")} <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            t("settings.keys.unused")
          )}{" "}
          · {t("settings.keys.created")} <RelativeTime at={createdAt} />
        </p>
      </div>
      <Button size="small" aria-label={t("settings.keys.revokeOf", { name })} onClick={() => setAsking(true)}>
        {t("settings.keys.revoke")}
      </Button>
      {asking && (
        <Confirm
          title={t("settings.keys.ask", { name })}
          about={t("settings.keys.askAbout")}
          verb={t("settings.keys.revoke")}
          act={async (key) => {
            await call(revokeKey, { params: { id } }, { key });
            void queries.invalidateQueries({ queryKey: ["keys"] });
            notify({ tone: "answered", title: t("settings.keys.revoked") });
          }}
          onLeave={() => setAsking(false)}
        />
      )}
    </li>
  );
}
