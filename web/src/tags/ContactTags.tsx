import type { Contact } from "@relevo/contract/contacts.ts";
import { type Tag, tagContact } from "@relevo/contract/tags.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Tag as TagIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Picker } from "../design/Picker.tsx";
import { notify } from "../design/toast.tsx";
import { keys } from "../live/cache.ts";
import { sayError } from "../refusals/say.ts";
import { call } from "../shell/api.ts";
import { TagChip } from "./TagChip.tsx";
import { tagsQuery } from "./tags-query.ts";

/** What the company marked a contact with, put on and taken off in place. */
export function ContactTags({ contact: { id, tags }, editable }: { contact: Contact; editable: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const known = useQuery({ ...tagsQuery, enabled: editable }).data;
  const [busy, setBusy] = useState(false);
  const others = (known ?? []).filter((tag) => !tags.some((own) => own.id === tag.id));
  const put = async (change: { add?: string[]; remove?: string[] }, after: Tag[]) => {
    const key = keys.contact(id);
    const set = (now: readonly Tag[]) =>
      queries.setQueryData<Contact>(key, (contact) => contact && { ...contact, tags: [...now] });
    setBusy(true);
    set(after);
    try {
      set((await call(tagContact, { params: { id }, body: change })).tags);
    } catch (error) {
      notify({ tone: "breach", title: sayError(error) });
      await queries.invalidateQueries({ queryKey: key });
    } finally {
      setBusy(false);
    }
  };
  if (tags.length === 0 && (!editable || known?.length === 0)) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <TagChip
          key={tag.id}
          tag={tag}
          onRemove={
            editable
              ? () =>
                  void put(
                    { remove: [tag.id] },
                    tags.filter((own) => own.id !== tag.id),
                  )
              : undefined
          }
        />
      ))}
      {editable && others.length > 0 && (
        <Picker
          label={t("conversations.about.tags.add")}
          items={others.map(({ id, name }) => ({ id, name }))}
          value={null}
          onChange={(chosen) => {
            const tag = others.find((one) => one.id === chosen);
            if (tag) void put({ add: [tag.id] }, [...tags, tag]);
          }}
          trigger={
            <Button
              size="small"
              variant="quiet"
              icon={TagIcon}
              aria-label={t("conversations.about.tags.add")}
              aria-busy={busy || undefined}
            >
              {t("conversations.about.tags.add")}
            </Button>
          }
        />
      )}
    </div>
  );
}
