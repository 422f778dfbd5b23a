import { assignTicket } from "@relevo/contract/ticket-acts.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserRoundX, UsersRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseList } from "../../conversations/actions/ChooseList.tsx";
import { TargetMark } from "../../conversations/actions/Chosen.tsx";
import { Avatar } from "../../design/Avatar.tsx";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { notify } from "../../design/toast.tsx";
import { groupsQuery, membersQuery } from "../../people/lists.ts";
import { Form } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { funnelsQuery } from "../funnels.ts";
import { rereadTickets, type TicketDetail } from "../queries.ts";
import { takersOf } from "./takers.rules.ts";

interface Target {
  memberId: string | null;
  groupId: string | null;
  name: string | null;
}

/** Gives a ticket to a person or a team, or to nobody. */
export function AssignDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [target, setTarget] = useState<Target>();
  const [reason, setReason] = useState("");
  const funnel = useQuery(funnelsQuery).data?.find(({ id }) => id === ticket.funnel.id);
  const people = takersOf(useQuery(membersQuery).data ?? [], funnel);
  const others = people.filter(({ id }) => id !== ticket.owner?.id);
  const teams = useQuery(groupsQuery).data ?? [];
  const submission = useSubmit<never>({ fields: {} }, async (key) => {
    if (!target) return;
    const { memberId, groupId, name } = target;
    const body = { memberId, groupId, reason: reason.trim() };
    await call(assignTicket, { params: { id: ticket.id }, body }, { key });
    notify({
      tone: "answered",
      title: name ? t("ticket.screen.assigned", { name }) : t("ticket.screen.unassigned"),
    });
    onClose();
    await rereadTickets(queries);
  });
  const groups = [
    {
      title: t("ticket.screen.people"),
      items: others.map(({ id, name }) => ({
        id,
        name,
        mark: <Avatar name={name} of={id} />,
        choose: () => setTarget({ memberId: id, groupId: null, name }),
      })),
    },
    {
      title: t("ticket.screen.teams"),
      items: teams.map(({ id, name }) => ({
        id,
        name,
        mark: <TargetMark icon={UsersRound} />,
        current: !ticket.owner && ticket.group?.id === id,
        choose: () => setTarget({ memberId: null, groupId: id, name }),
      })),
    },
    {
      title: t("ticket.screen.nobody"),
      items:
        ticket.owner || ticket.group
          ? [
              {
                id: "nobody",
                name: t("ticket.screen.unassign"),
                mark: <TargetMark icon={UserRoundX} />,
                choose: () => setTarget({ memberId: null, groupId: null, name: null }),
              },
            ]
          : [],
    },
  ].filter(({ items }) => items.length > 0);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("ticket.screen.assignTitle", { number: ticket.number })}
      description={t("ticket.screen.assignAbout")}
      footer={
        target && (
          <>
            <Button onClick={() => setTarget(undefined)}>{t("ticket.screen.back")}</Button>
            <Button type="submit" form="assign" variant="primary" loading={submission.busy}>
              {t("ticket.screen.assignAct")}
            </Button>
          </>
        )
      }
    >
      {target ? (
        <Form submission={submission} id="assign">
          <p className="font-medium">
            {target.name ? t("ticket.screen.assignTo", { name: target.name }) : t("ticket.screen.unassign")}
          </p>
          <Field label={t("ticket.screen.assignReason")}>
            <Input
              autoFocus
              maxLength={500}
              value={reason}
              onChange={({ target: { value } }) => setReason(value)}
            />
          </Field>
        </Form>
      ) : (
        <ChooseList label={t("ticket.screen.assign")} find={t("ticket.screen.assignFind")} groups={groups} />
      )}
    </Dialog>
  );
}
