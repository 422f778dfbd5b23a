/** Who left something, as the wire carries it: of a members row and a workflows row, of which one is there. */
export function authorSql(member: string, workflow: string): string {
  return `case when ${member}.id is not null
    then jsonb_build_object('kind', 'member', 'id', ${member}.id, 'name', ${member}.name)
    else jsonb_build_object('kind', 'workflow', 'id', ${workflow}.id, 'name', ${workflow}.name) end`;
}
