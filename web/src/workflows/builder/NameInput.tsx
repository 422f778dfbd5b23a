import { useState } from "react";
import { useTranslation } from "react-i18next";

/** The workflow's name, written over in place; Escape leaves it as it was. */
export function NameInput({
  name,
  mayEdit,
  onName,
}: {
  name: string;
  mayEdit: boolean;
  onName: (name: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  if (!mayEdit) return <h1 className="min-w-0 truncate text-title font-semibold">{name}</h1>;
  const keep = () => {
    const wanted = typed.trim();
    if (wanted !== "" && wanted !== name) onName(wanted);
    else setTyped(name);
  };
  return (
    <h1 className="max-w-72 min-w-0 max-sm:flex-1 xl:max-w-104">
      <span className="sr-only">{name}</span>
      <input
        aria-label={t("builder.name")}
        maxLength={120}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(name);
        }}
        className="field-sizing-content h-8 max-w-full min-w-24 text-ellipsis rounded-base border border-transparent bg-transparent px-1.5 text-title font-semibold hover:border-rim focus:border-accent focus:outline-offset-0 max-sm:w-full"
      />
    </h1>
  );
}
