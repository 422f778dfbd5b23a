import { removeView, saveView } from "@relevo/contract/board.ts";
import type { Funnel } from "@relevo/contract/funnels.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, BookmarkPlus, Check, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Input } from "../../design/Input.tsx";
import { Menu, MenuItem, MenuLine } from "../../design/Menu.tsx";
import { notify } from "../../design/toast.tsx";
import { Form } from "../../refusals/Form.tsx";
import { sayError } from "../../refusals/say.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { keys, viewsQuery } from "./data.ts";
import { isSame } from "./place.rules.ts";
import type { Place } from "./use-place.ts";

/** One's own saved filters of this funnel: chosen, saved under a name, forgotten. */
export function SavedViews({ funnel, place }: { funnel: Funnel; place: Place }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const views = (useQuery(viewsQuery).data ?? []).filter(({ funnelId }) => funnelId === funnel.id);
  const current = place.across ? undefined : views.find(({ filter }) => isSame(filter, place.filter));
  const filtered = !place.across && !isSame(place.filter, {});
  const forget = (id: string) =>
    void call(removeView, { params: { id } })
      .catch((error: unknown) => notify({ tone: "breach", title: sayError(error) }))
      .finally(() => void queries.invalidateQueries({ queryKey: keys.views }));
  return (
    <>
      <Menu align="end" trigger={<IconButton size="small" icon={Bookmark} label={t("board.saved.title")} />}>
        {views.length === 0 && (
          <p className="max-w-60 px-2 py-1.5 text-list text-soft">{t("board.saved.none")}</p>
        )}
        {views.map(({ id, name, filter }) => (
          <MenuItem
            key={id}
            icon={id === current?.id ? Check : Bookmark}
            onClick={() => place.show({ across: false, filter })}
          >
            {name}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem
          icon={BookmarkPlus}
          disabled={!filtered || current !== undefined}
          onClick={() => setNaming(true)}
        >
          {t("board.saved.save")}
        </MenuItem>
        {current && (
          <MenuItem icon={Trash2} onClick={() => forget(current.id)}>
            {t("board.saved.forget", { name: current.name })}
          </MenuItem>
        )}
      </Menu>
      {naming && <NameView funnel={funnel} place={place} onClose={() => setNaming(false)} />}
    </>
  );
}

const places = { fields: { name: "board.saved.missingName" } } as const;

function NameView({ funnel, place, onClose }: { funnel: Funnel; place: Place; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useId();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const submission = useSubmit<"name">(
    places,
    async (key) => {
      const body = { name: name.trim(), funnelId: funnel.id, filter: place.filter };
      await call(saveView, { body }, { key });
      await queries.invalidateQueries({ queryKey: keys.views });
      notify({ tone: "answered", title: t("board.saved.done") });
      onClose();
    },
    () => (name.trim() === "" ? { name: "board.saved.missingName" } : {}),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("board.saved.save")}
      description={t("board.saved.about")}
      footer={
        <>
          <Button onClick={onClose}>{t("board.saved.cancel")}</Button>
          <Button variant="primary" type="submit" form={form} loading={submission.busy}>
            {t("board.saved.act")}
          </Button>
        </>
      }
    >
      <Form id={form} submission={submission}>
        <Field label={t("board.saved.name")} error={submission.error("name")}>
          <Input
            autoFocus
            maxLength={120}
            value={name}
            onChange={({ target }) => {
              setName(target.value);
              submission.edited("name");
            }}
          />
        </Field>
      </Form>
    </Dialog>
  );
}
