import { Paperclip } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "../conversations/composer/upload.ts";
import { sayRefusal } from "../conversations/refusal.ts";
import { Button } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";

const accepts = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp", document: "*/*" } as const;

/** The picture, video or document a template begins with. */
export function HeaderFile({
  kind,
  onReady,
}: {
  kind: keyof typeof accepts;
  onReady: (fileId: string) => void;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const ready = await upload(file, () => {}, new AbortController().signal);
      setName(ready.name);
      onReady(ready.id);
    } catch (error) {
      setProblem(sayRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Field label={t("templates.file")} error={problem}>
      <input
        ref={box}
        type="file"
        accept={accepts[kind]}
        hidden
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <Button icon={Paperclip} loading={busy} onClick={() => box.current?.click()}>
        <span className="truncate">{name ?? t(`templates.files.${kind}`)}</span>
      </Button>
    </Field>
  );
}
