import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type Tag, tagColours } from "@relevo/contract/tags.ts";
import { Check } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { tagPaint } from "../../tags/tag-paint.ts";

/** One of the colours, each shown as the tag would look in it. */
export function ColourChoice({
  name,
  value,
  onChange,
}: {
  name: string;
  value: Tag["colour"];
  onChange: (colour: Tag["colour"]) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="text-list font-medium">
        {t("settings.tags.colour")}
      </span>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next: Tag["colour"]) => onChange(next)}
        className="flex flex-wrap gap-2"
      >
        {tagColours.map((colour) => (
          <Radio.Root
            key={colour}
            value={colour}
            aria-label={t(`settings.tags.colours.${colour}`)}
            className={classes(
              "flex h-7 max-w-40 items-center gap-1 rounded-full border border-transparent px-2.5 text-small font-medium data-checked:border-current pointer-coarse:h-9",
              tagPaint[colour],
            )}
          >
            <Radio.Indicator>
              <Check aria-hidden size={12} />
            </Radio.Indicator>
            <span className="truncate">{name.trim() || t(`settings.tags.colours.${colour}`)}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
