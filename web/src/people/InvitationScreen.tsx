import { acceptInvitation } from "@relevo/contract/people.ts";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import type { WordKey } from "../i18n/keys.ts";
import { Form } from "../refusals/Form.tsx";
import type { Places } from "../refusals/place.rules.ts";
import { useSubmit } from "../refusals/use-submit.ts";
import { call } from "../shell/api.ts";
import { EntryPage } from "./EntryPage.tsx";
import { meQuery } from "./me.ts";
import type { openInvitation } from "./open-invitation.ts";
import { PasswordInput } from "./PasswordInput.tsx";
import { isSignedOut } from "./require-me.ts";

const invitationRoute = getRouteApi("/invitation/$token");

/** An invited person chooses a password, or gives the one of the login they have, and is in. */
export function InvitationScreen() {
  const { t } = useTranslation();
  const offer = invitationRoute.useLoaderData();
  if (offer) return <Acceptance offer={offer} />;
  return (
    <EntryPage title={t("people.invitation.over")} about={t("people.invitation.overAbout")}>
      <Link to="/sign-in" className={buttonClass("primary", "base", "w-full")}>
        {t("people.invitation.toSignIn")}
      </Link>
    </EntryPage>
  );
}

const places: Places<"name" | "password", WordKey> = {
  fields: { name: "people.wrong.name", password: "people.wrong.password" },
  codes: { UNAUTHENTICATED: { field: "password", words: "people.wrong.credentials" } },
};

function Acceptance({ offer }: { offer: NonNullable<Awaited<ReturnType<typeof openInvitation>>> }) {
  const { t } = useTranslation();
  const { token } = invitationRoute.useParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState(offer.name);
  const [password, setPassword] = useState("");
  const submission = useSubmit(places, async (key) => {
    await call(acceptInvitation, { params: { token }, body: { name, password } }, { key });
    queries.clear();
    // A login with a second factor is only half in.
    const half = await queries.fetchQuery(meQuery).then(() => false, isSignedOut);
    await (half
      ? navigate({ to: "/sign-in", search: { step: "code" } })
      : navigate({ to: "/conversations" }));
  });
  return (
    <EntryPage
      title={t("people.invitation.title", { company: offer.company })}
      about={t(offer.hasLogin ? "people.invitation.knownAbout" : "people.invitation.about")}
    >
      <Form submission={submission}>
        <Field label={t("people.field.mail")}>
          <Input
            type="email"
            autoComplete="username"
            value={offer.mail}
            readOnly
            className="bg-sunk text-soft"
          />
        </Field>
        <Field label={t("people.field.name")} error={submission.error("name")}>
          <Input
            autoComplete="name"
            maxLength={120}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              submission.edited("name");
            }}
          />
        </Field>
        <Field
          label={t("people.field.password")}
          hint={!offer.hasLogin && t("people.field.passwordHint")}
          error={submission.error("password")}
        >
          <PasswordInput
            autoComplete={offer.hasLogin ? "current-password" : "new-password"}
            autoFocus
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
              submission.edited("password");
            }}
          />
        </Field>
        <Button type="submit" variant="primary" loading={submission.busy} className="w-full">
          {t("people.invitation.submit")}
        </Button>
      </Form>
    </EntryPage>
  );
}
