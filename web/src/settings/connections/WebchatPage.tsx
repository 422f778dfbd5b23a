import { editConnection } from "@relevo/contract/connections.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../../design/Button.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { notify } from "../../design/toast.tsx";
import { CopyField } from "../../people/CopyField.tsx";
import { Form } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { Section } from "../Page.tsx";
import { box, Tick } from "../Tick.tsx";
import { connectionsQuery, type Webchat } from "./connections-query.ts";
import { WebchatFields } from "./WebchatFields.tsx";
import { bodyOf, useWebchatValues, valuesOf, webchatPlaces } from "./webchat-form.ts";

/** A web chat: the line to paste, whether it works, and how it looks. */
export function WebchatPage({ connection }: { connection: Webchat }) {
  const { t } = useTranslation();
  const { lastInboundAt } = connection;
  return (
    <>
      <Section
        title={t("settings.connections.webchat.install")}
        about={t("settings.connections.webchat.installAbout")}
      >
        <CopyField code label={t("settings.connections.webchat.snippet")} value={connection.snippet} />
        <Link
          to="/preview/$connectionId"
          params={{ connectionId: connection.id }}
          target="_blank"
          className={buttonClass("plain", "base", "self-start")}
        >
          <ExternalLink aria-hidden size={16} />
          {t("settings.connections.webchat.preview")}
          <span className="sr-only">({t("settings.newTab")})</span>
        </Link>
        <ul className={box}>
          <Tick
            done={lastInboundAt !== null}
            title={t(`settings.connections.webchat.ticks.${lastInboundAt ? "inbound" : "inboundNot"}`)}
          >
            {lastInboundAt ? (
              <>
                {t("settings.connections.health.lastInbound")} <RelativeTime at={lastInboundAt} />
              </>
            ) : (
              t("settings.connections.webchat.ticks.inboundAbout")
            )}
          </Tick>
        </ul>
      </Section>
      <Details connection={connection} />
    </>
  );
}

function Details({ connection }: { connection: Webchat }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useWebchatValues(() => valuesOf(connection));
  const submission = useSubmit(webchatPlaces, async (key) => {
    const { id } = connection;
    await call(editConnection, { params: { id }, body: bodyOf(values) }, { key });
    await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    notify({ tone: "answered", title: t("settings.connections.form.saved") });
  });
  return (
    <Section title={t("settings.connections.form.details")}>
      <Form submission={submission}>
        <WebchatFields
          values={values}
          submission={submission}
          onChange={(change, field) => {
            setValues((before) => ({ ...before, ...change }));
            if (field) submission.edited(field);
          }}
        />
        <Button type="submit" variant="primary" loading={submission.busy} className="self-start">
          {t("settings.connections.form.save")}
        </Button>
      </Form>
    </Section>
  );
}
