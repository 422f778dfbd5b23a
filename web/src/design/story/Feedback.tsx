import { Inbox } from "lucide-react";
import { setConnection, useConnection } from "../../shell/connection.ts";
import { Button } from "../Button.tsx";
import { EmptyState } from "../EmptyState.tsx";
import { Skeleton } from "../Skeleton.tsx";
import { Spinner } from "../Spinner.tsx";
import { notify } from "../toast.tsx";
import { Part, Row } from "./Story.tsx";

export function Feedback() {
  const connection = useConnection();
  return (
    <Part title="Respuestas">
      <Row>
        <Button
          onClick={() => {
            notify({
              tone: "answered",
              title: "Conversación cerrada",
              act: { label: "Deshacer", run: () => {} },
            });
            notify({
              tone: "breach",
              title: "No se pudo enviar",
              detail: "El número no existe en WhatsApp. Revisa el contacto y vuelve a intentarlo.",
            });
          }}
        >
          Avisos
        </Button>
        <Button onClick={() => setConnection(connection === "live" ? "retrying" : "live")}>Conexión</Button>
        <Spinner />
      </Row>
      <div className="grid grid-cols-2 gap-6 max-sm:grid-cols-1">
        <div className="flex flex-col gap-3 rounded-base border border-line p-3">
          {["w-40", "w-56", "w-32"].map((width) => (
            <div key={width} className="flex items-center gap-3">
              <Skeleton className="size-8 rounded-full!" />
              <div className="flex flex-col gap-1.5">
                <Skeleton className={`h-3 ${width}`} />
                <Skeleton className="h-3 w-64 max-sm:w-44" />
              </div>
            </div>
          ))}
        </div>
        <div className="flex rounded-base border border-line">
          <EmptyState
            icon={Inbox}
            title="Nada por atender"
            action={<Button variant="primary">Ver todas</Button>}
          >
            Cuando un cliente escriba, su conversación aparecerá aquí.
          </EmptyState>
        </div>
      </div>
    </Part>
  );
}
