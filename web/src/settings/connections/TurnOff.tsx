import { type Connection, editConnection } from "@relevo/contract/connections.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";
import { Section } from "../Page.tsx";
import { connectionsQuery } from "./connections-query.ts";

/** Switches a connection off, after asking, or on again. */
export function TurnOff({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, name, active, channel } = connection;
  const turn = async (on: boolean, key?: string) => {
    await call(editConnection, { params: { id }, body: { active: on } }, key === undefined ? {} : { key });
    await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    const done = on ? "settings.connections.off.backDone" : "settings.connections.off.done";
    notify({ tone: "answered", title: t(done, { name }) });
  };
  const back = useMutation({
    mutationFn: () => turn(true),
    onError: (error) => notify({ tone: "breach", title: sayError(error) }),
  });
  if (!active) {
    return (
      <Section title={t("settings.connections.health.inactive")} about={t("settings.connections.off.isOff")}>
        <Button
          variant="primary"
          loading={back.isPending}
          onClick={() => back.mutate()}
          className="self-start"
        >
          {t("settings.connections.off.back")}
        </Button>
      </Section>
    );
  }
  return (
    <Section title={t("settings.connections.off.title")} about={t("settings.connections.off.about")}>
      <Button onClick={() => setAsking(true)} className="self-start text-breach">
        {t("settings.connections.off.verb")}
      </Button>
      {asking && (
        <Confirm
          title={t("settings.connections.off.ask", { name })}
          about={t(
            channel === "whatsapp"
              ? "settings.connections.off.askWhatsapp"
              : "settings.connections.off.askWebchat",
          )}
          verb={t("settings.connections.off.title")}
          act={(key) => turn(false, key)}
          onLeave={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
