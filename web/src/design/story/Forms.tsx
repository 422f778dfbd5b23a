import { useState } from "react";
import { Avatar } from "../Avatar.tsx";
import { Checkbox } from "../Checkbox.tsx";
import { Field } from "../Field.tsx";
import { Input } from "../Input.tsx";
import { Picker } from "../Picker.tsx";
import { Select } from "../Select.tsx";
import { Switch } from "../Switch.tsx";
import { Textarea } from "../Textarea.tsx";
import { Part } from "./Story.tsx";
import { people } from "./samples.tsx";

const roles = [
  { value: "agent", label: "Agente" },
  { value: "supervisor", label: "Supervisor" },
  { value: "admin", label: "Administrador" },
] as const;

export function Forms() {
  const [role, setRole] = useState<"agent" | "supervisor" | "admin">("agent");
  const [owner, setOwner] = useState<string | null>(null);
  const [checked, setChecked] = useState(true);
  const [on, setOn] = useState(true);
  return (
    <Part title="Formularios">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 max-sm:grid-cols-1">
        <Field label="Nombre" hint="Como lo verán tus clientes.">
          <Input placeholder="Ana Torres" />
        </Field>
        <Field label="Correo" error="Ese correo ya es de otra persona de la cuenta.">
          <Input defaultValue="ana@ejemplo" />
        </Field>
        <Field label="Rol">
          <Select choices={roles} value={role} onChange={setRole} />
        </Field>
        <Field label="Responsable">
          <Picker
            label="Responsable"
            items={people.map((person) => ({
              id: person.id,
              name: person.name,
              hint: person.detail,
              mark: <Avatar name={person.name} of={person.id} size="small" />,
            }))}
            value={owner}
            onChange={setOwner}
          />
        </Field>
        <Field label="Nota">
          <Textarea defaultValue={"Cuenta qué se hizo por fuera:\ncanal, fecha, resultado."} />
        </Field>
        <div className="flex flex-col gap-2">
          <Checkbox checked={checked} onChange={setChecked}>
            Avisar a la persona
          </Checkbox>
          <Checkbox checked={false} some onChange={() => {}}>
            Solo una parte
          </Checkbox>
          <Checkbox checked={false} disabled onChange={() => {}}>
            No disponible
          </Checkbox>
          <Switch on={on} onChange={setOn}>
            Disponible para nuevas conversaciones
          </Switch>
          <Switch on={false} onChange={() => {}}>
            Sonido
          </Switch>
        </div>
      </div>
    </Part>
  );
}
