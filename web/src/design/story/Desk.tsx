import { ArrowLeft, LogOut, MessageSquarePlus, PanelRight, User } from "lucide-react";
import { useState } from "react";
import { ActionButton } from "../../shell/ActionButton.tsx";
import { AppFrame } from "../../shell/AppFrame.tsx";
import { useContextPanel } from "../../shell/context-panel.ts";
import { Panes } from "../../shell/Panes.tsx";
import { railLink } from "../../shell/rail-link.ts";
import { RailSection } from "../../shell/rail-slot.ts";
import { Avatar } from "../Avatar.tsx";
import { Badge } from "../Badge.tsx";
import { Button } from "../Button.tsx";
import { IconButton } from "../IconButton.tsx";
import { Tabs } from "../Tabs.tsx";
import { DeskList } from "./DeskList.tsx";
import { DeskThread } from "./DeskThread.tsx";

const tabs = [
  { value: "mine", label: "Mías", count: "12" },
  { value: "queue", label: "Por atender", count: "4" },
  { value: "all", label: "Todas" },
] as const;

/** The whole desk with sample content: how the frame and the panes look when they are full. */
export function Desk() {
  const [tab, setTab] = useState<"mine" | "queue" | "all">("mine");
  const [open, setOpen] = useState<string>();
  const panel = useContextPanel();
  return (
    <AppFrame
      sees={{ configures: true, automates: true }}
      company="Ferretería El Roble"
      person={{
        id: "p1",
        name: "Ana Torres",
        detail: "Agente",
        actions: [{ id: "s.out", label: "shell.missing.home", icon: LogOut, visible: true, run: () => {} }],
      }}
    >
      <RailSection>
        <ul className="flex flex-col gap-0.5 pt-2">
          {["Ventas", "Soporte", "Cobranzas", "Global"].map((name, index) => (
            <li key={name}>
              <a href="#main" className={railLink} data-status={index === 1 ? "active" : undefined}>
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <span className="text-small text-soft tabular-nums">{index * 7}</span>
              </a>
            </li>
          ))}
        </ul>
      </RailSection>
      <Panes
        panel={panel}
        showing={open ? "thread" : "list"}
        list={{
          label: "Conversaciones",
          content: (
            <>
              <header className="flex h-12 shrink-0 items-center gap-2 px-3">
                <h1 className="flex-1 text-title font-semibold">Soporte</h1>
                <Button size="small" icon={MessageSquarePlus}>
                  Escribir
                </Button>
              </header>
              <Tabs tabs={tabs} value={tab} onChange={setTab} label="Vistas">
                <DeskList open={open} onOpen={setOpen} />
              </Tabs>
            </>
          ),
        }}
        thread={{
          label: "Conversación",
          content: (
            <>
              <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3 max-md:px-1">
                <IconButton
                  icon={ArrowLeft}
                  label="Volver a la lista"
                  className="md:hidden"
                  onClick={() => setOpen(undefined)}
                />
                <Avatar name="Diego Rojas" of="p4" />
                <div className="min-w-0 flex-1">
                  <p className="truncate font-medium">Diego Rojas</p>
                  <p className="truncate text-small text-soft">WhatsApp · +56 9 5555 0101</p>
                </div>
                <Badge tone="waiting">12 min</Badge>
                <ActionButton action={panel.toggle} bare />
              </header>
              <DeskThread />
            </>
          ),
        }}
        context={{
          label: "Detalles",
          content: (
            <div className="flex flex-col gap-3 p-4">
              <h2 className="flex items-center gap-2 font-semibold">
                <User aria-hidden size={16} /> Contacto
              </h2>
              <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-list">
                <dt className="text-soft">Teléfono</dt>
                <dd>+56 9 5555 0101</dd>
                <dt className="text-soft">Empresa</dt>
                <dd>Constructora Andes</dd>
              </dl>
              <h2 className="flex items-center gap-2 pt-2 font-semibold">
                <PanelRight aria-hidden size={16} /> Qué sigue
              </h2>
              <p className="text-list">Se vence en 3 h 12 min.</p>
            </div>
          ),
        }}
      />
    </AppFrame>
  );
}
