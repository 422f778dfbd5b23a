import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CircleCheck, CircleUser, LogOut, Moon } from "lucide-react";
import type { Action } from "../design/action.ts";
import { notify } from "../design/toast.tsx";
import { sayError } from "../refusals/say.ts";
import { signOut } from "./auth.ts";
import { useMe } from "./me.ts";
import { useEditMe } from "./use-edit-me.ts";

/** What one can do about oneself, in the person's menu and the command bar. */
export function useSelfActions(): Action[] {
  const { member, abilities } = useMe();
  const navigate = useNavigate();
  const leave = useLeave();
  const editMe = useEditMe();
  return [
    {
      id: "self.available",
      label: member.available ? "people.goAway" : "people.comeBack",
      icon: member.available ? Moon : CircleCheck,
      visible: abilities.includes("conversations.work"),
      run: () => editMe.mutate({ available: !member.available }),
    },
    {
      id: "self.profile",
      label: "people.profile.title",
      icon: CircleUser,
      visible: true,
      run: () => void navigate({ to: "/settings/profile" }),
    },
    { id: "self.signOut", label: "people.signOut", icon: LogOut, visible: true, run: leave },
  ];
}

/** Ends the session and everything that was read with it. */
export function useLeave(): () => void {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return () => {
    signOut()
      .then(() => navigate({ to: "/sign-in" }))
      .then(() => queries.clear())
      .catch((error: unknown) => notify({ tone: "breach", title: sayError(error) }));
  };
}
