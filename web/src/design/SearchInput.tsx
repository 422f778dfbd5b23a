import { Search } from "lucide-react";
import { Input } from "./Input.tsx";

/** A line one searches with; `label` says what is found. */
export function SearchInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (words: string) => void;
}) {
  return (
    <div className="relative min-w-48 flex-1">
      <Search aria-hidden size={16} className="absolute start-2.5 top-1/2 -translate-y-1/2 text-soft" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        className="w-full ps-8"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
