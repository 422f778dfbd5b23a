/** A key, or several pressed together. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex shrink-0 gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-small border border-line bg-sunk px-1 font-sans text-tiny text-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
