import type { Step } from "@relevo/contract/workflow-steps.ts";
import { ChevronDown, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../../design/IconButton.tsx";
import { Picker } from "../../../design/Picker.tsx";
import { type Place, placesOf, targetOf } from "../../canvas/flow.rules.ts";
import { useBuilding } from "../building.ts";
import { connected, targetsFor } from "../edit.rules.ts";
import { useSteps } from "../use-steps.ts";

/** Where each way out of a step leads: to another, to a new one, or to the end. */
export function Ways({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { words, insert, mayEdit } = useBuilding();
  return (
    <section aria-label={t("builder.ways.title")} className="border-t border-line pt-3">
      <h3 className="mb-1 font-medium">{t("builder.ways.title")}</h3>
      <ul className="flex flex-col">
        {placesOf(step).map((place) => {
          const name = words.edge(step, place.edge);
          return (
            <li
              key={place.edge}
              className="flex min-h-9 items-center gap-2 border-b border-line last:border-b-0"
            >
              <span className="w-32 shrink-0 py-1 text-list text-soft">{name}</span>
              <Target place={place} name={name} />
              {mayEdit && (
                <IconButton
                  size="small"
                  side="left"
                  icon={Plus}
                  label={t("builder.ways.insert", { name })}
                  onClick={() => insert(place)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Where it leads; chosen anew among the steps there are. */
function Target({ place, name }: { place: Place; name: string }) {
  const { t } = useTranslation();
  const { definition, change } = useBuilding();
  const steps = useSteps();
  const target = targetOf(definition, place);
  const may = targetsFor(definition, place);
  const shown = steps.find(({ id }) => id === target);
  return (
    <Picker
      label={t("builder.ways.to", { name })}
      items={[{ id: "", name: t("flow.endsHere") }, ...steps.filter(({ id }) => may.includes(id))]}
      value={target ?? ""}
      onChange={(id) => change(connected(definition, place, id === "" ? null : id))}
      trigger={
        <button
          type="button"
          aria-label={`${t("builder.ways.to", { name })}: ${shown?.name ?? t("flow.endsHere")}`}
          className="flex h-8 min-w-0 flex-1 items-center gap-1.5 rounded-base px-2 text-start text-list hover:bg-hover data-popup-open:bg-hover"
        >
          <span className={shown ? "min-w-0 flex-1 truncate" : "min-w-0 flex-1 truncate text-soft"}>
            {shown?.name ?? t("flow.endsHere")}
          </span>
          <ChevronDown aria-hidden size={14} className="shrink-0 text-soft" />
        </button>
      }
    />
  );
}
