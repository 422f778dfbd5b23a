import { useTranslation } from "react-i18next";
import { Checkbox } from "../../design/Checkbox.tsx";
import { useContactName } from "../use-contact-name.ts";
import type { Group } from "./groups.rules.ts";
import type { Selection } from "./selection.ts";

/** Heads the conversations of one contact; takes all of them while several are being chosen. */
export function GroupLine({ of, selection }: { of: Group; selection: Selection | undefined }) {
  const { t } = useTranslation();
  const name = useContactName()(of[0]);
  const words = (
    <span className="flex min-w-0 items-baseline gap-1.5 text-small">
      <bdi className="truncate font-medium">{name}</bdi>
      <span className="shrink-0 text-soft">{t("conversations.expiredOf", { count: of.length })}</span>
    </span>
  );
  const picked = selection && of.filter(({ id }) => selection.chosen.has(id)).length;
  return (
    <div className="flex h-8 items-center border-b border-line bg-sunk px-3">
      {selection && picked !== undefined ? (
        <Checkbox
          checked={picked === of.length}
          some={picked > 0 && picked < of.length}
          onChange={() => selection.toggleAll(of)}
        >
          {words}
        </Checkbox>
      ) : (
        words
      )}
    </div>
  );
}
