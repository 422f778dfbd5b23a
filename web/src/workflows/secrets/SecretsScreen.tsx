import type { Secret } from "@relevo/contract/workflows.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { useCan } from "../../people/me.ts";
import { Loaded } from "../../settings/Loaded.tsx";
import { backClass, Page } from "../../settings/Page.tsx";
import { box } from "../../settings/Tick.tsx";
import { secretsQuery } from "../queries.ts";
import { RemoveSecret } from "./RemoveSecret.tsx";
import { SecretDialog } from "./SecretDialog.tsx";

/** What HTTP steps send and nobody reads back: names only. */
export function SecretsScreen() {
  const { t } = useTranslation();
  const query = useQuery(secretsQuery);
  const writes = useCan("workflows.write");
  const [open, setOpen] = useState<Secret | "new">();
  const [removing, setRemoving] = useState<Secret>();
  return (
    <Page
      title={t("workflows.secrets.title")}
      about={t("workflows.secrets.about", { example: usage("NOMBRE") })}
      back={
        <Link to="/workflows" className={backClass}>
          <ArrowLeft aria-hidden size={16} />
          {t("workflows.back")}
        </Link>
      }
      actions={
        writes && (
          <Button variant="primary" icon={Plus} onClick={() => setOpen("new")}>
            {t("workflows.secrets.add")}
          </Button>
        )
      }
    >
      <Loaded query={query} rows={2}>
        {(secrets) =>
          secrets.length === 0 ? (
            <EmptyState icon={KeyRound} title={t("workflows.secrets.none")}>
              {t("workflows.secrets.noneAbout")}
            </EmptyState>
          ) : (
            <ul className={box}>
              {secrets.map((secret) => (
                <Row
                  key={secret.id}
                  secret={secret}
                  acts={writes ? { replace: () => setOpen(secret), remove: () => setRemoving(secret) } : null}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && (
        <SecretDialog
          secret={open === "new" ? undefined : open}
          taken={(query.data ?? []).map(({ name }) => name)}
          onLeave={() => setOpen(undefined)}
        />
      )}
      {removing && <RemoveSecret secret={removing} onLeave={() => setRemoving(undefined)} />}
    </Page>
  );
}

function Row({
  secret: { name, updatedAt },
  acts,
}: {
  secret: Secret;
  /** Null for who only reads. */
  acts: { replace: () => void; remove: () => void } | null;
}) {
  const { t } = useTranslation();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-mono font-medium wrap-anywhere">{name}</p>
        <p className="text-list text-soft">
          {t("workflows.secrets.use")} <code className="font-mono text-small">{usage(name)}</code> ·{" "}
          {t("workflows.secrets.updated")} <RelativeTime at={updatedAt} />
        </p>
      </div>
      {acts && (
        <span className="flex gap-2">
          <Button size="small" aria-label={t("workflows.secrets.replaceOf", { name })} onClick={acts.replace}>
            {t("workflows.secrets.replace")}
          </Button>
          <Button size="small" aria-label={t("workflows.secrets.removeOf", { name })} onClick={acts.remove}>
            {t("workflows.secrets.remove")}
          </Button>
        </span>
      )}
    </li>
  );
}

function usage(name: string): string {
  return `{{secret.${name}}}`;
}
