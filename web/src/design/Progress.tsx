import { Progress as Base } from "@base-ui/react/progress";

/** How far something long has come. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <Base.Root value={done} max={total} aria-valuetext={label}>
      <Base.Label className="text-small text-soft tabular-nums">{label}</Base.Label>
      <Base.Track className="mt-1 block h-1.5 overflow-hidden rounded-full bg-hover">
        <Base.Indicator className="block h-full bg-accent transition-[width] duration-150" />
      </Base.Track>
    </Base.Root>
  );
}
