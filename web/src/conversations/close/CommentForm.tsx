import type { Conversation } from "@relevo/contract/conversations.ts";
import { type CommentChip, comment, outsideChannels } from "@relevo/contract/messages.ts";
import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Select } from "../../design/Select.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { call } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";
import { sayRefusal } from "../refusal.ts";

/** A comment with the one datum its trigger asks for, written where it was found missing. */
export function CommentForm({
  conversation,
  trigger,
  missing = "",
  onDone,
}: {
  conversation: Conversation;
  trigger: CommentTrigger;
  /** What the guard said is missing, for the datum's first value. */
  missing?: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const label = useId();
  const [id] = useState(newId);
  const [text, setText] = useState("");
  const [channel, setChannel] = useState<(typeof outsideChannels)[number]>("phone");
  const [at, setAt] = useState(() => localNow());
  const [datum, setDatum] = useState(missing);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const zone = useFormats();
  const chip: CommentChip =
    trigger === "external"
      ? { trigger, channel, at: new Date(at).toISOString() }
      : trigger === "missing_data"
        ? { trigger, missing: datum }
        : trigger === "handover"
          ? { trigger, next: datum }
          : { trigger };
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body = { id, text, mentionIds: [], fileIds: [], chips: [chip] };
      await call(comment, { params: { id: conversation.id }, body });
      onDone();
    } catch (error) {
      setProblem(sayRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex w-full flex-col gap-3 rounded-base bg-comment-ground p-3">
      {trigger === "external" && (
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label={t("closing.comment.channel")}>
            <Select
              choices={outsideChannels.map((value) => ({
                value,
                label: t(`closing.comment.channels.${value}`),
              }))}
              value={channel}
              onChange={setChannel}
              label={t("closing.comment.channel")}
            />
          </Field>
          <Field label={t("closing.comment.when")} hint={at && zone.moment(new Date(at).toISOString())}>
            <Input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
          </Field>
        </div>
      )}
      {(trigger === "missing_data" || trigger === "handover") && (
        <Field label={t(`closing.comment.${trigger}`)}>
          <Input value={datum} maxLength={300} onChange={({ target }) => setDatum(target.value)} />
        </Field>
      )}
      <Field
        label={<span id={label}>{t("closing.comment.text")}</span>}
        hint={t("closing.comment.hint")}
        error={problem}
      >
        <Textarea rows={3} autoFocus value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <Button
        size="small"
        className="self-start"
        loading={busy}
        disabled={text.trim() === "" || (trigger === "external" && at === "")}
        onClick={() => void send()}
      >
        {t("closing.comment.save")}
      </Button>
    </div>
  );
}

/** Now, as a `datetime-local` field spells it. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
