import { Inbox, TriangleAlert, UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { Button } from "../../design/Button.tsx";
import type { TransferTarget } from "./targets.rules.ts";

/** To whom it goes, and the way back to the choice. */
export function Chosen({
  target: { member, group },
  inbox,
  onChange,
}: {
  target: TransferTarget;
  inbox: string;
  onChange: () => void;
}) {
  const { t } = useTranslation();
  const name = member?.name ?? group?.name;
  return (
    <div className="flex items-center gap-3 rounded-base bg-sunk px-3 py-2">
      {member ? (
        <Avatar name={member.name} of={member.id} />
      ) : (
        <TargetMark icon={group ? UsersRound : Inbox} />
      )}
      <p className="min-w-0 flex-1 truncate font-medium">
        {name ? t("conversations.transfer.chosen", { name }) : t("conversations.transfer.back", { inbox })}
      </p>
      <Button size="small" variant="quiet" onClick={onChange}>
        {t("conversations.transfer.change")}
      </Button>
    </div>
  );
}

/** The person is not there now: asked once, before it leaves. */
export function Unready({ target: { member } }: { target: TransferTarget }) {
  const { t } = useTranslation();
  if (!member) return null;
  const { name, online } = member;
  return (
    <p role="alert" className="flex items-start gap-2 rounded-base bg-waiting-ground px-3 py-2 text-waiting">
      <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      {t(online ? "conversations.transfer.isAway" : "conversations.transfer.isOffline", { name })}
    </p>
  );
}

export function TargetMark({ icon: Icon }: { icon: typeof Inbox }) {
  return (
    <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-hover text-soft">
      <Icon aria-hidden size={16} />
    </span>
  );
}
