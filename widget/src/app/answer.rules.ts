/** An answer of the desk, or why there is none: `status` 0 means that it could not be reached. */
export type Answer<T> = { ok: true; value: T } | Refused;
export interface Refused {
  ok: false;
  status: number;
  code: string;
}

/** No answer, too many requests, or a fault of the desk: worth another attempt. */
export function passing({ status }: Refused): boolean {
  return status === 0 || status === 429 || status >= 500;
}
