import type { Failure } from "@relevo/contract/refusals.ts";

/** The words of each failure, by the field they belong beside. `Key` names words. */
export interface Places<Field extends string, Key extends string> {
  /** A field is named by its JSON pointer without the first slash ("whatsapp/numberId"); said when it is INVALID. */
  fields: Readonly<Record<Field, Key>>;
  /** Other refusals, by code or by `data.reason`, and the field they are about. */
  codes?: Readonly<Record<string, { field: Field; words: Key }>>;
}

/** Puts each failure beside its field; what belongs to none is left in `rest`. The first word of a field stands. */
export function place<Field extends string, Key extends string>(
  failures: readonly Failure[],
  { fields, codes = {} }: Places<Field, Key>,
): { fields: Partial<Record<Field, Key>>; rest: Failure[] } {
  const placed: Partial<Record<Field, Key>> = {};
  const rest: Failure[] = [];
  for (const failure of failures) {
    const known = codes[String(failure.data?.reason)] ?? codes[failure.code];
    const field = known?.field ?? fieldAt(failure.pointer, fields);
    if (field === undefined) rest.push(failure);
    else placed[field] ??= known?.words ?? fields[field];
  }
  return { fields: placed, rest };
}

/** The field a pointer leads to or into: "/webchat/origins/0" is about "webchat/origins". */
function fieldAt<Field extends string>(
  pointer: string | undefined,
  fields: Readonly<Record<Field, unknown>>,
): Field | undefined {
  for (
    let path = pointer?.slice(1) ?? "";
    path !== "";
    path = path.slice(0, Math.max(0, path.lastIndexOf("/")))
  ) {
    if (isField(path, fields)) return path;
  }
  return undefined;
}

function isField<Field extends string>(
  path: string,
  fields: Readonly<Record<Field, unknown>>,
): path is Field {
  return Object.hasOwn(fields, path);
}
