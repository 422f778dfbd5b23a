import { type Failure, type RefusalCode, refusals } from "@relevo/contract/refusals.ts";

/** An expected no. Thrown once, by the command; everything else thrown is a fault. */
export class Refusal extends Error {
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    super(failures.map((failure) => failure.code).join(", "));
    this.failures = failures;
  }

  get code(): RefusalCode {
    return this.failures[0]?.code ?? "INVALID";
  }

  get status(): number {
    return refusals[this.code].status;
  }
}

/** Throws a refusal of one condition. `data` names what the person's sentence needs. */
export function refuse(code: RefusalCode, data?: Record<string, unknown>): never {
  throw new Refusal([data ? { code, data } : { code }]);
}

/** Throws INVALID about the field its JSON pointer leads to, for the page to say it there. */
export function refuseField(pointer: string): never {
  throw new Refusal([{ code: "INVALID", pointer }]);
}

/** The row, or NOT_FOUND. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) refuse("NOT_FOUND");
  return row;
}
