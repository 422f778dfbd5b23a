import { useEffect, useState } from "react";
import { Avatar } from "../Avatar.tsx";
import { classes } from "../classes.ts";
import { RelativeTime } from "../RelativeTime.tsx";
import { tones } from "../tones.ts";
import { VirtualList } from "../VirtualList.tsx";
import { type Sample, samples } from "./samples.tsx";

/** Ten thousand rows. `window.addEventListener("story:arrive")` lets a script make a new one come in. */
export function DeskList({ open, onOpen }: { open: string | undefined; onOpen: (id: string) => void }) {
  const [rows, setRows] = useState(() => samples(10_000));
  useEffect(() => {
    const arrive = () =>
      setRows((before) => [
        {
          id: `n${before.length}`,
          name: `Nueva ${before.length}`,
          last: "Acabo de llegar",
          at: new Date().toISOString(),
          state: "waiting",
        },
        ...before,
      ]);
    window.addEventListener("story:arrive", arrive);
    return () => window.removeEventListener("story:arrive", arrive);
  }, []);
  return (
    <VirtualList
      items={rows}
      keyOf={(row) => row.id}
      estimate={60}
      label="Conversaciones"
      arrivals={(count) => (count === 1 ? "1 nueva" : `${count} nuevas`)}
    >
      {(row) => <DeskRow row={row} chosen={row.id === open} onOpen={() => onOpen(row.id)} />}
    </VirtualList>
  );
}

function DeskRow({ row, chosen, onOpen }: { row: Sample; chosen: boolean; onOpen: () => void }) {
  const { icon: Icon, mark } = tones[row.state];
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-current={chosen ? "true" : undefined}
      className={classes(
        "flex h-15 w-full items-center gap-3 border-b border-line px-3 text-start text-list -outline-offset-2",
        chosen ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <Avatar name={row.name} of={row.id} />
      <span className="min-w-0 flex-1">
        <span className="flex gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{row.name}</span>
          <RelativeTime at={row.at} className="text-small text-soft" />
        </span>
        <span className="flex items-center gap-1.5">
          <span className="min-w-0 flex-1 truncate text-soft">{row.last}</span>
          <Icon aria-hidden size={14} className={mark} />
        </span>
      </span>
    </button>
  );
}
