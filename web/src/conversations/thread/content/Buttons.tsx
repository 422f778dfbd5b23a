/** What the customer may press under a message. */
export function Buttons({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <ul className="-mx-3 mt-2 -mb-2 divide-y divide-line border-t border-line text-center text-list font-medium text-accent">
      {names.map((name) => (
        <li key={name} className="px-3 py-1.5 [overflow-wrap:anywhere]">
          {name}
        </li>
      ))}
    </ul>
  );
}
