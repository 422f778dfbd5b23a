import type { Tag } from "@relevo/contract/tags.ts";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Tags, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { TagChip } from "../../tags/TagChip.tsx";
import { tagsQuery } from "../../tags/tags-query.ts";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { RemoveTag } from "./RemoveTag.tsx";
import { TagDialog } from "./TagDialog.tsx";

/** The words contacts are marked with. */
export function TagsScreen() {
  const { t } = useTranslation();
  const query = useQuery(tagsQuery);
  const [open, setOpen] = useState<Tag | "new">();
  const [removing, setRemoving] = useState<Tag>();
  return (
    <Page
      title={t("settings.tags.title")}
      about={t("settings.tags.about")}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setOpen("new")}>
          {t("settings.tags.create")}
        </Button>
      }
    >
      <Loaded query={query}>
        {(tags) =>
          tags.length === 0 ? (
            <EmptyState icon={Tags} title={t("settings.tags.none")}>
              {t("settings.tags.noneAbout")}
            </EmptyState>
          ) : (
            <ul className={box}>
              {tags.map((tag) => (
                <li key={tag.id} className="flex items-center gap-3 py-2 ps-4 pe-2">
                  <span className="flex min-w-0 flex-1">
                    <TagChip tag={tag} />
                  </span>
                  <IconButton
                    icon={Pencil}
                    label={t("settings.tags.edit", { name: tag.name })}
                    onClick={() => setOpen(tag)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={t("settings.tags.remove", { name: tag.name })}
                    onClick={() => setRemoving(tag)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && <TagDialog tag={open === "new" ? undefined : open} onLeave={() => setOpen(undefined)} />}
      {removing && <RemoveTag tag={removing} onLeave={() => setRemoving(undefined)} />}
    </Page>
  );
}
