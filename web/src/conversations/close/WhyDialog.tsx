import { type FormEvent, useId, useState } from "react";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { Textarea } from "../../design/Textarea.tsx";

/** Asks why, in the person's words, before an act that needs a reason. */
export function WhyDialog({
  title,
  about,
  label,
  act,
  begun = "",
  onWhy,
  onClose,
}: {
  title: string;
  about: string;
  label: string;
  act: string;
  /** What was written before it was refused. */
  begun?: string;
  onWhy: (why: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const form = useId();
  const [why, setWhy] = useState(begun);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    await onWhy(why.trim()).finally(() => setBusy(false));
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={about}
      footer={
        <Button variant="primary" type="submit" form={form} loading={busy} disabled={why.trim() === ""}>
          {act}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void submit(event)}>
        <Field label={label}>
          <Textarea
            rows={3}
            maxLength={2000}
            autoFocus
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
