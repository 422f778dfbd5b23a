/** Gathers what comes in quick succession and hands it over together, after `ms` from the first. */
export function batched<Item>(ms: number, take: (items: Item[]) => void) {
  let gathered: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(item: Item) {
      gathered.push(item);
      timer ??= setTimeout(() => {
        const items = gathered;
        gathered = [];
        timer = undefined;
        take(items);
      }, ms);
    },
    /** Forgets what was not handed over. */
    clear() {
      clearTimeout(timer);
      timer = undefined;
      gathered = [];
    },
  };
}
