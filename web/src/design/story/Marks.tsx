import { Archive, Moon, Pause } from "lucide-react";
import { useState } from "react";
import { Avatar } from "../Avatar.tsx";
import { Badge } from "../Badge.tsx";
import { Elapsed, RelativeTime } from "../RelativeTime.tsx";
import { Tabs } from "../Tabs.tsx";
import { Part, Row } from "./Story.tsx";
import { ago, people } from "./samples.tsx";

const tabs = [
  { value: "mine", label: "Mías", count: "12" },
  { value: "queue", label: "Por atender", count: "4" },
  { value: "waiting", label: "Esperando al cliente" },
  { value: "all", label: "Todas", count: "999+" },
] as const;

export function Marks() {
  const [tab, setTab] = useState<(typeof tabs)[number]["value"]>("mine");
  return (
    <Part title="Marcas">
      <Row>
        <Badge tone="waiting">Por atender</Badge>
        <Badge tone="answered">Activa</Badge>
        <Badge tone="breach">Fuera de meta</Badge>
        <Badge tone="expired">Vencida</Badge>
        <Badge tone="ai">Etapa de IA</Badge>
        <Badge tone="human">Etapa humana</Badge>
        <Badge tone="comment">Interno</Badge>
        <Badge tone="quiet" icon={Pause}>
          Pendiente
        </Badge>
        <Badge tone="quiet" icon={Moon}>
          Pospuesta
        </Badge>
        <Badge tone="quiet" icon={Archive}>
          Archivado
        </Badge>
      </Row>
      <Row>
        {people.map((person) => (
          <Avatar key={person.id} name={person.name} of={person.id} />
        ))}
        {people.map((person) => (
          <Avatar key={person.id} name={person.name} of={person.id} size="small" />
        ))}
      </Row>
      <Row>
        <RelativeTime at={ago(0)} />
        <RelativeTime at={ago(5)} />
        <RelativeTime at={ago(200)} />
        <RelativeTime at={ago(1600)} />
        <RelativeTime at={ago(20_000)} />
        <RelativeTime at={ago(-192)} />
        <Elapsed since={ago(192)} />
      </Row>
      <div className="flex h-28 max-w-xl rounded-base border border-line">
        <Tabs tabs={tabs} value={tab} onChange={setTab} label="Vistas">
          <p className="p-3 text-soft">Lo que hay en «{tab}».</p>
        </Tabs>
      </div>
    </Part>
  );
}
