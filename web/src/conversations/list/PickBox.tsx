import { useTranslation } from "react-i18next";
import { Checkbox } from "../../design/Checkbox.tsx";

/** Takes a row among those to be acted on together, and out again. */
export default function PickBox({
  name,
  picked,
  onPick,
}: {
  name: string;
  picked: boolean;
  onPick: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Checkbox checked={picked} onChange={onPick}>
      <span className="sr-only">{t("conversations.select.one", { name })}</span>
    </Checkbox>
  );
}
