import { snooze } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { useQueryClient } from "@tanstack/react-query";
import { MessageCircle, Moon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { notify } from "../../design/toast.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { Problem } from "../../refusals/Form.tsx";
import { call, RefusalError } from "../../shell/api.ts";
import { fromField } from "../../tasks/due.rules.ts";
import { NewTask } from "../../tasks/NewTask.tsx";
import { sayRefusal } from "../refusal.ts";
import { useContactName } from "../use-contact-name.ts";
import { snoozeTimes } from "./snooze.rules.ts";

/** Sets a conversation aside until a time, or until the customer writes. An unanswered one needs a task first. */
export default function SnoozeDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const name = useContactName()(conversation);
  const [times] = useState(() => snoozeTimes(Date.now()));
  const [own, setOwn] = useState("");
  const [needsTask, setNeedsTask] = useState<{ until: string | null }>();
  const [problem, setProblem] = useState<string>();
  const act = async (until: string | null) => {
    setProblem(undefined);
    try {
      const after = await call(snooze, { params: { id: conversation.id }, body: { until } });
      putConversation(queries, after, me);
      notify({ tone: "quiet", title: t("closing.snooze.done") });
      onClose();
    } catch (error) {
      if (error instanceof RefusalError && error.code === "TASK_REQUIRED") setNeedsTask({ until });
      else setProblem(sayRefusal(error));
    }
  };
  const chosen = fromField(own);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("closing.snooze.title", { name })}
      description={t("closing.snooze.about")}
    >
      <div className="flex flex-col gap-4">
        <Problem>{problem}</Problem>
        {needsTask ? (
          <>
            <p className="rounded-base bg-waiting-ground px-3 py-2 text-waiting">
              {t("closing.snooze.needsTask", { name })}
            </p>
            <NewTask
              of={{ conversationId: conversation.id }}
              onDone={() => void act(needsTask.until)}
              onCancel={() => setNeedsTask(undefined)}
            />
          </>
        ) : (
          <>
            <ul className="flex flex-col gap-1">
              {times.map(({ name: when, at }) => (
                <li key={when}>
                  <Button
                    className="w-full justify-start!"
                    icon={Moon}
                    title={formats.moment(at)}
                    onClick={() => void act(at)}
                  >
                    <span className="flex-1 text-start">{t(`closing.snooze.${when}`)}</span>
                    <span className="text-small font-normal text-soft">
                      {formats.day(at)}, {formats.clock(at)}
                    </span>
                  </Button>
                </li>
              ))}
              <li>
                <Button className="w-full justify-start!" icon={MessageCircle} onClick={() => void act(null)}>
                  {t("closing.snooze.untilWrites")}
                </Button>
              </li>
            </ul>
            <div className="flex items-end gap-2">
              <div className="flex-1">
                <Field label={t("closing.snooze.own")}>
                  <Input type="datetime-local" value={own} onChange={({ target }) => setOwn(target.value)} />
                </Field>
              </div>
              <Button disabled={chosen === null} onClick={() => void act(chosen)}>
                {t("closing.snooze.act")}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
