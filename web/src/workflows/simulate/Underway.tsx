import { cancelSimulation } from "@relevo/contract/simulations.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Progress } from "../../design/Progress.tsx";
import { notify } from "../../design/toast.tsx";
import { useCan } from "../../people/me.ts";
import { Problem } from "../../refusals/Form.tsx";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import type { OneSimulation } from "../queries.ts";
import { useSpanWords } from "./use-span-words.ts";

/** How far a simulation is: it may be left, and cancelled. */
export function Underway({ simulation }: { simulation: OneSimulation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const writes = useCan("workflows.write");
  const words = useSpanWords();
  const [busy, setBusy] = useState(false);
  const { id, state, progress, filter } = simulation;
  const cancel = async () => {
    setBusy(true);
    try {
      await call(cancelSimulation, { params: { id } });
      notify({ tone: "answered", title: t("workflows.simulate.cancelled") });
    } catch (error) {
      notify({ tone: "breach", title: sayError(error) });
    } finally {
      await queries.invalidateQueries({ queryKey: ["simulations"] });
      setBusy(false);
    }
  };
  if (state === "failed") return <Problem>{t("workflows.simulate.failedAbout")}</Problem>;
  if (state === "cancelled")
    return <p className="text-soft">{`${words(filter)} · ${t("workflows.simulate.cancelled")}`}</p>;
  return (
    <section className="flex max-w-xl flex-col gap-3 rounded-large border border-line p-4">
      <h2 className="font-semibold">{words(filter)}</h2>
      <Progress
        done={progress.done}
        total={Math.max(progress.of, 1)}
        label={
          progress.of === 0
            ? t("workflows.simulate.starting")
            : t("workflows.simulate.progress", { done: progress.done, of: progress.of })
        }
      />
      <p className="text-list text-soft">{t("workflows.simulate.leave")}</p>
      {writes && (
        <Button className="self-start" loading={busy} onClick={() => void cancel()}>
          {t("workflows.simulate.cancel")}
        </Button>
      )}
    </section>
  );
}
