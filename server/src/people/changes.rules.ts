/** Changed fields with what they were and are: how the log tells a change. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

/** The fields of `to` that differ from `from`; undefined in `to` means "leave it". Lists are sets here. */
export function changesBetween(from: Record<string, unknown>, to: Record<string, unknown>): Changes {
  const changes: Changes = {};
  for (const [field, value] of Object.entries(to)) {
    if (value === undefined || same(from[field], value)) continue;
    changes[field] = { from: from[field], to: value };
  }
  return changes;
}

/** A person's name stays out of the log, so that erasing them never touches it: only that it changed. */
export function withoutNames({ name, ...rest }: Changes): Changes {
  return name ? { ...rest, name: { from: null, to: null } } : rest;
}

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && [...one].sort().join() === [...other].sort().join();
  return one === other;
}
