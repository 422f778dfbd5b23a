import { createWorkflow, exportWorkflow, type Workflow } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Activity, CircleStop, CopyPlus, Download, Ellipsis, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../design/Menu.tsx";
import { notify } from "../../design/toast.tsx";
import { useCan } from "../../people/me.ts";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { workflowsQuery } from "../queries.ts";
import { copyName } from "./copy-name.rules.ts";
import { RemoveWorkflow } from "./RemoveWorkflow.tsx";
import { StopDialog } from "./StopDialog.tsx";
import { saveText } from "./save-text.ts";

/** What else can be done with a workflow. */
export function RowMenu({ workflow, all }: { workflow: Workflow; all: readonly Workflow[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const writes = useCan("workflows.write");
  const [asking, setAsking] = useState<"stop" | "remove">();
  const { id, name, state, active } = workflow;
  const attempt = (act: () => Promise<void>) =>
    void act().catch((error: unknown) => notify({ tone: "breach", title: sayError(error) }));
  const duplicate = () =>
    attempt(async () => {
      const numbered = (n: number) =>
        n === 1 ? t("workflows.acts.copyName", { name }) : t("workflows.acts.copyNumber", { name, n });
      const body = {
        name: copyName(
          numbered,
          all.map((one) => one.name),
        ),
        copyOf: id,
      };
      await call(createWorkflow, { body });
      await queries.invalidateQueries({ queryKey: workflowsQuery.queryKey });
      notify({ tone: "answered", title: t("workflows.acts.duplicated") });
    });
  const save = (format: "json" | "yaml") =>
    attempt(async () => {
      const { fileName, text } = await call(exportWorkflow, { params: { id }, query: { format } });
      saveText(fileName, text);
    });
  const leave = () => setAsking(undefined);
  return (
    <>
      <Menu align="end" trigger={<IconButton icon={Ellipsis} label={t("workflows.list.actsOn", { name })} />}>
        <MenuItem
          icon={PencilLine}
          onClick={() => void navigate({ to: "/workflows/$workflowId", params: { workflowId: id } })}
        >
          {t("workflows.acts.open")}
        </MenuItem>
        <MenuItem
          icon={Activity}
          onClick={() => void navigate({ to: "/workflows/$workflowId/runs", params: { workflowId: id } })}
        >
          {t("workflows.acts.monitor")}
        </MenuItem>
        <MenuLine />
        {writes && (
          <MenuItem icon={CopyPlus} onClick={duplicate}>
            {t("workflows.acts.duplicate")}
          </MenuItem>
        )}
        <MenuItem icon={Download} onClick={() => save("json")}>
          {t("workflows.acts.json")}
        </MenuItem>
        <MenuItem icon={Download} onClick={() => save("yaml")}>
          {t("workflows.acts.yaml")}
        </MenuItem>
        {writes && (
          <>
            <MenuLine />
            {(state === "published" || active > 0) && (
              <MenuItem icon={CircleStop} onClick={() => setAsking("stop")}>
                {t("workflows.acts.stop")}
              </MenuItem>
            )}
            <MenuItem icon={Trash2} danger onClick={() => setAsking("remove")}>
              {t("workflows.acts.remove")}
            </MenuItem>
          </>
        )}
      </Menu>
      {asking === "stop" && <StopDialog workflow={workflow} onLeave={leave} />}
      {asking === "remove" && <RemoveWorkflow workflow={workflow} onLeave={leave} />}
    </>
  );
}
