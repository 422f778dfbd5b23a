import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../design/IconButton.tsx";
import { Input } from "../design/Input.tsx";

/** A password, hidden until one asks to see it. Inside a `Field`, like any input. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "className">) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...props}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className="pe-9 pointer-coarse:pe-11"
      />
      <IconButton
        size="small"
        icon={shown ? EyeOff : Eye}
        label={t(shown ? "people.field.hide" : "people.field.show")}
        onClick={() => setShown(!shown)}
        className="absolute end-0.5 top-0.5"
      />
    </div>
  );
}
