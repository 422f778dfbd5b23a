import type { Approval as Asked } from "@relevo/contract/closing.ts";
import { Link } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "../../../design/Button.tsx";
import { useMe } from "../../../people/me.ts";
import { NowLine } from "./NowLine.tsx";

/** Somebody asked to close it against the guard: it stays open until a supervisor decides. */
export function Approval({ approval: { askedBy, note } }: { approval: Asked }) {
  const { t } = useTranslation();
  const { member, abilities } = useMe();
  const own = askedBy.id === member.id;
  return (
    <NowLine
      tone="waiting"
      icon={ShieldCheck}
      says={
        <>
          {own
            ? t("conversations.said.now.approvalOwn")
            : t("conversations.said.now.approval", { name: askedBy.name })}
          <span className="line-clamp-1 text-soft">{note}</span>
        </>
      }
    >
      <Link to="/approvals" className={buttonClass("quiet", "small", "text-accent!")}>
        {t(
          abilities.includes("conversations.lead")
            ? "conversations.said.now.decide"
            : "conversations.said.now.see",
        )}
      </Link>
    </NowLine>
  );
}
