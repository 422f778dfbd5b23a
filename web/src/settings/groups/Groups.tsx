import type { Group } from "@relevo/contract/people.ts";
import { useQuery } from "@tanstack/react-query";
import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { groupsQuery } from "../../people/lists.ts";
import { Loaded } from "../Loaded.tsx";
import { Section } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { GroupDialog } from "./GroupDialog.tsx";
import { GroupRow } from "./GroupRow.tsx";

/** The teams. */
export function Groups() {
  const { t } = useTranslation();
  const query = useQuery(groupsQuery);
  const [open, setOpen] = useState<"new" | Group>();
  return (
    <Section
      title={t("settings.groups.title")}
      about={t("settings.groups.about")}
      actions={
        <Button icon={Plus} onClick={() => setOpen("new")}>
          {t("settings.groups.create")}
        </Button>
      }
    >
      <Loaded query={query} rows={1}>
        {(groups) =>
          groups.length === 0 ? (
            <div className="flex rounded-large border border-line">
              <EmptyState heading="h3" icon={Users} title={t("settings.groups.none")}>
                {t("settings.groups.noneAbout")}
              </EmptyState>
            </div>
          ) : (
            <ul className={box}>
              {groups.map((group) => (
                <GroupRow key={group.id} group={group} onEdit={() => setOpen(group)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && <GroupDialog group={open === "new" ? undefined : open} onLeave={() => setOpen(undefined)} />}
    </Section>
  );
}
