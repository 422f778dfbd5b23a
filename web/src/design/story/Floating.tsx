import { Info, ListFilter, MoreHorizontal, Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { Field } from "../Field.tsx";
import { IconButton } from "../IconButton.tsx";
import { Input } from "../Input.tsx";
import { Kbd } from "../Kbd.tsx";
import { Menu, MenuItem, MenuLine } from "../Menu.tsx";
import { Popover } from "../Popover.tsx";
import { Sheet } from "../Sheet.tsx";
import { Tooltip } from "../Tooltip.tsx";
import { Part, Row } from "./Story.tsx";

export function Floating() {
  const [over, setOver] = useState<"dialog" | "right" | "below">();
  const leave = () => setOver(undefined);
  return (
    <Part title="Lo que flota">
      <Row>
        <Menu trigger={<IconButton icon={MoreHorizontal} label="Más acciones" />}>
          <MenuItem icon={UserPlus} onClick={() => {}} hint={<Kbd keys={["A"]} />}>
            Asignar
          </MenuItem>
          <MenuItem icon={ListFilter} onClick={() => {}} disabled>
            Filtrar
          </MenuItem>
          <MenuLine />
          <MenuItem icon={Trash2} danger onClick={() => {}}>
            Eliminar
          </MenuItem>
        </Menu>
        <Popover label="Quién más mira" trigger={<Button icon={Info}>Quién más mira</Button>}>
          <p className="font-medium">Bruno está escribiendo</p>
          <p className="text-soft">Abrió la conversación hace 2 min.</p>
        </Popover>
        <Tooltip text="Llegó a las 10:32">
          <Button variant="quiet">Con etiqueta</Button>
        </Tooltip>
        <Button onClick={() => setOver("dialog")}>Diálogo</Button>
        <Button onClick={() => setOver("right")}>Panel a la derecha</Button>
        <Button onClick={() => setOver("below")}>Panel desde abajo</Button>
      </Row>
      <Dialog
        open={over === "dialog"}
        onOpenChange={leave}
        title="Transferir la conversación"
        description="Elige a quién y cuenta por qué."
        footer={
          <>
            <Button onClick={leave}>Cancelar</Button>
            <Button variant="primary" onClick={leave}>
              Transferir
            </Button>
          </>
        }
      >
        <Field label="Motivo de la transferencia">
          <Input />
        </Field>
      </Dialog>
      <Sheet
        open={over === "right" || over === "below"}
        onOpenChange={leave}
        title="Detalles"
        from={over === "below" ? "below" : "right"}
      >
        <div className="p-4 text-soft">Contacto, identidades, qué sigue.</div>
      </Sheet>
    </Part>
  );
}
