/**
 * Does things of one account together: what is handed in while a lot is under way waits for the next lot. A lot that
 * fails is repeated one by one, so that only the bad one fails.
 */
export function gather<T>(
  work: (account: string, lot: readonly T[]) => Promise<void>,
): (account: string, one: T) => Promise<void> {
  const open = new Map<string, { lot: T[]; done: Promise<void> }>();
  const last = new Map<string, Promise<void>>();
  return (account, one) => {
    const waiting = open.get(account) ?? begin(account);
    waiting.lot.push(one);
    return waiting.done;
  };

  function begin(account: string) {
    const lot: T[] = [];
    const done = (last.get(account) ?? Promise.resolve()).then(() => {
      open.delete(account);
      return run(account, lot);
    });
    const settled = done.catch(() => {});
    last.set(account, settled);
    void settled.then(() => {
      if (last.get(account) === settled) last.delete(account);
    });
    const waiting = { lot, done };
    open.set(account, waiting);
    return waiting;
  }

  async function run(account: string, lot: readonly T[]): Promise<void> {
    try {
      await work(account, lot);
    } catch (error) {
      if (lot.length === 1) throw error;
      for (const one of lot) await work(account, [one]);
    }
  }
}
