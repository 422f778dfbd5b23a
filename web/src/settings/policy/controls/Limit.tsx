import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "../../../design/Select.tsx";
import type { policyEs } from "../policy.es.ts";

type Limited = keyof (typeof policyEs)["none"];

/** None, or up to an amount, which stands behind the choice. */
export function Limit({
  field,
  label,
  value,
  begin,
  onChange,
  children,
}: {
  field: Limited;
  label: string;
  /** Null: none. */
  value: number | null;
  /** Where the amount begins when there was none. */
  begin: number;
  onChange: (value: number | null) => void;
  /** Says and changes the amount. */
  children: (value: number) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        label={label}
        choices={[
          { value: "none", label: t(`settings.policy.none.${field}`) },
          { value: "limit", label: t(`settings.policy.limit.${field}`) },
        ]}
        value={value === null ? "none" : "limit"}
        onChange={(choice) => {
          if (choice === "none") onChange(null);
          else if (value === null) onChange(begin);
        }}
        className="w-60! max-w-full"
      />
      {value !== null && children(value)}
    </div>
  );
}
