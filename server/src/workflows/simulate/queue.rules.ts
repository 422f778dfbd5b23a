/** Something to be looked at when its time comes; of one instant, in the order of the log. */
export interface Timed {
  at: Date;
  order: number;
}

/** The earliest first, for as many as there are: a heap. */
export function push<T extends Timed>(heap: T[], one: T): void {
  let place = heap.push(one) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (!comesBefore(heap, place, above)) return;
    swap(heap, place, above);
    place = above;
  }
}

export function pop<T extends Timed>(heap: T[]): T | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  heap[0] = last;
  for (let place = 0; ; ) {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    let least = place;
    if (left < heap.length && comesBefore(heap, left, least)) least = left;
    if (right < heap.length && comesBefore(heap, right, least)) least = right;
    if (least === place) return first;
    swap(heap, place, least);
    place = least;
  }
}

function comesBefore(heap: readonly Timed[], a: number, b: number): boolean {
  const [one, other] = [heap[a], heap[b]];
  if (!one || !other) return false;
  const apart = one.at.getTime() - other.at.getTime();
  return apart < 0 || (apart === 0 && one.order < other.order);
}
function swap<T>(heap: T[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]];
  if (one === undefined || other === undefined) return;
  heap[a] = other;
  heap[b] = one;
}
