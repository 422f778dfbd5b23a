import { Handle, Position } from "@xyflow/react";

/** Where lines touch a card. Unseen; but a card that has none when it is measured loses its lines. */
export function Joints() {
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} className="invisible" />
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="invisible" />
    </>
  );
}
