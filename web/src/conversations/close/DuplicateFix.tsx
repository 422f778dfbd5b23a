import { Merge } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { useMerging } from "../merging.ts";
import { FixLine } from "./FixLine.tsx";
import type { FixProps } from "./Missing.tsx";
import { useMend } from "./use-mend.ts";

/** The customer has another one open on the same channel: the two become one. */
export function DuplicateFix({ conversation, failure, again }: FixProps) {
  const { t } = useTranslation();
  const { busy, mend } = useMend(again);
  const { merge } = useMerging();
  const { conversation: other, number } = failure.data ?? {};
  const act = () => merge(String(other), conversation);
  return (
    <FixLine says={t("closing.fix.duplicate", { number: String(number) })}>
      <Button size="small" icon={Merge} loading={busy} onClick={() => void mend(act)}>
        {t("closing.fix.merge")}
      </Button>
    </FixLine>
  );
}
