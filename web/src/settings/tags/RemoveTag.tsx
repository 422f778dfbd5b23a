import { removeTag, type Tag } from "@relevo/contract/tags.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { tagsQuery } from "../../tags/tags-query.ts";
import { Confirm } from "../Confirm.tsx";
import { namesIn } from "../names-in.ts";

/** Asks before a tag is taken away, and off everybody. */
export function RemoveTag({ tag: { id, name }, onLeave }: { tag: Tag; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <Confirm
      title={t("settings.tags.removeAsk", { name })}
      about={t("settings.tags.removeAbout")}
      verb={t("settings.tags.removeAct")}
      says={{
        IN_USE: (data) => t("settings.tags.inUse", { workflows: namesIn(data, "workflows").join(", ") }),
      }}
      act={async (key) => {
        await call(removeTag, { params: { id } }, { key });
        void queries.invalidateQueries({ queryKey: ["contacts"] });
        await queries.invalidateQueries({ queryKey: tagsQuery.queryKey });
        notify({ tone: "answered", title: t("settings.tags.removed") });
      }}
      onLeave={onLeave}
    />
  );
}
