import { Lock } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../Button.tsx";
import { classes } from "../classes.ts";
import { RelativeTime } from "../RelativeTime.tsx";
import { Textarea } from "../Textarea.tsx";
import { VirtualList } from "../VirtualList.tsx";
import { ago } from "./samples.tsx";

interface Line {
  id: string;
  by: "customer" | "agent" | "comment";
  text: string;
  at: string;
}

const kinds = ["customer", "agent", "customer", "comment"] as const;

function lines(from: number, to: number): Line[] {
  return Array.from({ length: to - from }, (_, index) => ({
    id: `m${from + index}`,
    by: kinds[Math.abs(from + index) % 4] ?? "agent",
    text: "Hola, quería saber si todavía hay stock de la pintura blanca. ".repeat(
      1 + (Math.abs(from + index) % 3),
    ),
    at: ago((200 - from - index) * 3),
  }));
}

/** A thread that loads what came before, and takes `story:line` for a new one. */
export function DeskThread() {
  const [first, setFirst] = useState(0);
  const [last, setLast] = useState(60);
  const [shown, setShown] = useState(() => lines(0, 60));
  useEffect(() => setShown(lines(first, last)), [first, last]);
  useEffect(() => {
    const add = () => setLast((before) => before + 1);
    const load = () => setFirst((before) => before - 20);
    window.addEventListener("story:line", add);
    window.addEventListener("story:older", load);
    return () => {
      window.removeEventListener("story:line", add);
      window.removeEventListener("story:older", load);
    };
  }, []);
  return (
    <>
      <VirtualList items={shown} keyOf={(line) => line.id} estimate={72} reads="end" label="Mensajes">
        {(line) => <Bubble line={line} />}
      </VirtualList>
      <form className="flex flex-col gap-2 border-t border-line p-3">
        <Textarea rows={2} aria-label="Respuesta" placeholder="Responder a Diego…" />
        <div className="flex justify-end">
          <Button variant="primary">Enviar</Button>
        </div>
      </form>
    </>
  );
}

function Bubble({ line }: { line: Line }) {
  return (
    <div className={classes("flex px-4 py-1.5", line.by === "agent" && "justify-end")}>
      <div
        className={classes(
          "max-w-[min(34rem,85%)] rounded-base px-3 py-2",
          line.by === "customer" && "border border-line",
          line.by === "agent" && "bg-selected",
          line.by === "comment" && "border border-comment-line bg-comment-ground",
        )}
      >
        {line.by === "comment" && (
          <p className="flex items-center gap-1 text-small font-medium text-comment">
            <Lock aria-hidden size={12} /> Interno · no lo ve el cliente
          </p>
        )}
        <p>{line.text}</p>
        <RelativeTime at={line.at} className="text-small text-soft" />
      </div>
    </div>
  );
}
