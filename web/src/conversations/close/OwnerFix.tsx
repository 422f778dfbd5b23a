import { claim } from "@relevo/contract/conversations.ts";
import { Headset } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { call } from "../../shell/api.ts";
import { FixLine } from "./FixLine.tsx";
import type { FixProps } from "./Missing.tsx";
import { useMend } from "./use-mend.ts";

/** Nobody answers for it: whoever closes takes it first. */
export function OwnerFix({ conversation, again }: FixProps) {
  const { t } = useTranslation();
  const { busy, mend } = useMend(again);
  return (
    <FixLine says={t("closing.fix.owner")}>
      <Button
        size="small"
        icon={Headset}
        loading={busy}
        onClick={() => void mend(() => call(claim, { params: { id: conversation.id } }))}
      >
        {t("closing.fix.claim")}
      </Button>
    </FixLine>
  );
}
