import { listCalendars } from "@relevo/contract/calendars.ts";
import { listConnections } from "@relevo/contract/connections.ts";
import { listTemplates } from "@relevo/contract/templates.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { groupsQuery, inboxesQuery, membersQuery } from "../../people/lists.ts";
import { useCan } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { tagsQuery } from "../../tags/tags-query.ts";
import { funnelsQuery } from "../../tickets/funnels.ts";
import { fieldsQuery } from "../../tickets/queries.ts";
import { workflowsQuery } from "../queries.ts";

/** Templates as far as one can choose from them: a hundred, approved first. */
export const templatesQuery = queryOptions({
  queryKey: ["templates", "of-workflows"],
  queryFn: async ({ signal }) => (await call(listTemplates, { query: { limit: 100 } }, { signal })).items,
});
export const calendarsQuery = queryOptions({
  queryKey: ["calendars"],
  queryFn: async ({ signal }) => (await call(listCalendars, {}, { signal })).items,
});
const connectionsQuery = queryOptions({
  queryKey: ["connections", "of-workflows"],
  queryFn: async ({ signal }) => (await call(listConnections, {}, { signal })).items,
});

/** What a workflow can name: people, groups, inboxes and the rest, as far as they are known yet. */
export function useThings() {
  const connects = useCan("settings.write");
  const members = useQuery(membersQuery).data ?? none;
  const groups = useQuery(groupsQuery).data ?? none;
  const inboxes = useQuery(inboxesQuery).data ?? none;
  const fields = useQuery(fieldsQuery).data ?? none;
  const funnels = useQuery(funnelsQuery).data ?? none;
  const tags = useQuery(tagsQuery).data ?? none;
  const templates = useQuery(templatesQuery).data ?? none;
  const calendars = useQuery(calendarsQuery).data ?? none;
  const workflows = useQuery(workflowsQuery).data ?? none;
  const connections = useQuery({ ...connectionsQuery, enabled: connects }).data ?? none;
  return useMemo(
    () => ({
      members,
      groups,
      inboxes,
      fields,
      funnels,
      tags,
      templates,
      calendars,
      workflows,
      connections,
    }),
    [members, groups, inboxes, fields, funnels, tags, templates, calendars, workflows, connections],
  );
}
export type Things = ReturnType<typeof useThings>;

/** Their names by id; undefined for what is not there, or not yet. */
export function useNames(): (id: string | null | undefined) => string | undefined {
  const things = useThings();
  return useMemo(() => {
    const reasons = things.inboxes.flatMap((inbox) => inbox.reasons);
    const stages = things.funnels.flatMap((funnel) => funnel.stages);
    const all = [...Object.values(things).flat(), ...reasons, ...stages];
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id) => (id ? names.get(id) : undefined);
  }, [things]);
}

const none: never[] = [];
