import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** The last thing the customer said: what an honest close looks at. */
export function LastSaid({ name, said }: { name: string; said: { at: string; text: string } | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  if (!said || said.text === "") return null;
  return (
    <figure className="border-s-2 border-line ps-3">
      <blockquote className="line-clamp-3 [overflow-wrap:anywhere]">
        <bdi>{said.text}</bdi>
      </blockquote>
      <figcaption className="text-small text-soft" title={formats.moment(said.at)}>
        {t("closing.saidAt", { name, when: formats.relative(said.at, now) })}
      </figcaption>
    </figure>
  );
}
