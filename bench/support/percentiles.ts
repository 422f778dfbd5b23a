/** Collects durations in ms and tells their percentiles. */
export function percentiles() {
  const all: number[] = [];
  return {
    add: (ms: number) => {
      all.push(ms);
    },
    told: () => {
      const sorted = Float64Array.from(all).sort();
      const at = (share: number) =>
        Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
      return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
    },
  };
}
