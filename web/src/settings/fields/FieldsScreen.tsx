import type { Field } from "@relevo/contract/fields.ts";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Loaded } from "../Loaded.tsx";
import { Page } from "../Page.tsx";
import { FieldDialog } from "./FieldDialog.tsx";
import { FieldList } from "./FieldList.tsx";
import { fieldsQuery } from "./fields-query.ts";
import { RemoveField } from "./RemoveField.tsx";

/** The company's own data: of contacts, and of tickets. */
export function FieldsScreen() {
  const { t } = useTranslation();
  const query = useQuery(fieldsQuery);
  const [open, setOpen] = useState<Field | "new">();
  const [removing, setRemoving] = useState<Field>();
  return (
    <Page
      title={t("settings.fields.title")}
      about={t("settings.fields.about")}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setOpen("new")}>
          {t("settings.fields.create")}
        </Button>
      }
    >
      <Loaded query={query}>
        {(fields) =>
          (["contact", "ticket"] as const).map((of) => (
            <FieldList
              key={of}
              of={of}
              fields={fields.filter((field) => field.of === of)}
              onEdit={setOpen}
              onRemove={setRemoving}
            />
          ))
        }
      </Loaded>
      {open && <FieldDialog field={open === "new" ? undefined : open} onLeave={() => setOpen(undefined)} />}
      {removing && <RemoveField field={removing} onLeave={() => setRemoving(undefined)} />}
    </Page>
  );
}
