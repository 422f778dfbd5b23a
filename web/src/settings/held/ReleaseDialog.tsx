import { listHeld, release } from "@relevo/contract/operations.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { notify } from "../../design/toast.tsx";
import { meQuery } from "../../people/me.ts";
import { Form } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { Loaded } from "../Loaded.tsx";
import { Waiting } from "./Waiting.tsx";

/** What the backup had under way, before it is let go. */
export function ReleaseDialog({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useId();
  const query = useQuery({
    queryKey: ["held"],
    queryFn: ({ signal }) => call(listHeld, {}, { signal }),
    staleTime: 0,
  });
  const submission = useSubmit({ fields: {} }, async (key) => {
    await call(release, {}, { key });
    notify({ tone: "answered", title: t("settings.held.released") });
    onLeave();
    // Takes the banner away, and with it the button the focus would return to.
    await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    document.getElementById("main")?.focus();
  });
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={t("settings.held.dialog")}
      description={t("settings.held.dialogAbout")}
      footer={
        <>
          <Button onClick={onLeave}>{t("settings.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            disabled={query.data === undefined}
            loading={submission.busy}
          >
            {t("settings.held.release")}
          </Button>
        </>
      }
    >
      <Form id={form} submission={submission}>
        <Loaded query={query} rows={1}>
          {(held) => <Waiting held={held} />}
        </Loaded>
      </Form>
    </Dialog>
  );
}
