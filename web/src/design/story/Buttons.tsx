import { Archive, MessageSquare, Send, Trash2, UserPlus } from "lucide-react";
import { ActionButton } from "../../shell/ActionButton.tsx";
import type { Action } from "../action.ts";
import { Button } from "../Button.tsx";
import { IconButton } from "../IconButton.tsx";
import { Kbd } from "../Kbd.tsx";
import { notify } from "../toast.tsx";
import { Part, Row } from "./Story.tsx";

const action: Action = {
  id: "story.sample",
  label: "shell.missing.home",
  icon: MessageSquare,
  shortcut: "r",
  visible: true,
  run: () => notify({ tone: "answered", title: "Hecho" }),
};

export function Buttons() {
  return (
    <Part title="Botones y acciones">
      <Row>
        <Button variant="primary" icon={Send}>
          Enviar
        </Button>
        <Button icon={UserPlus}>Asignar</Button>
        <Button variant="quiet" icon={Archive}>
          Archivar
        </Button>
        <Button variant="danger" icon={Trash2}>
          Eliminar
        </Button>
        <Button loading>Guardando</Button>
        <Button variant="primary" loading>
          Enviando
        </Button>
        <Button disabled>No se puede</Button>
      </Row>
      <Row>
        <Button size="small" variant="primary">
          Atender
        </Button>
        <Button size="small">Tomar</Button>
        <Button size="small" variant="quiet">
          Ver más
        </Button>
        <IconButton icon={Archive} label="Archivar" />
        <IconButton icon={Archive} label="Archivar" size="small" />
        <IconButton icon={Archive} label="Archivar" disabled />
        <IconButton icon={Archive} label="Archivado" aria-pressed />
      </Row>
      <Row>
        <ActionButton action={action} />
        <ActionButton action={action} bare />
        <ActionButton action={{ ...action, refusal: "Falta responder: Diego escribió a las 10:00." }} />
        <Kbd keys={["Ctrl", "K"]} />
        <Kbd keys={["#"]} />
      </Row>
    </Part>
  );
}
