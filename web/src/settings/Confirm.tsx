import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import { type ReactNode, useState } from "react";
import { useSubmit } from "../refusals/use-submit.ts";
import { RefusalError } from "../shell/api.ts";
import { FormDialog } from "./FormDialog.tsx";

/** Asks before something that cannot be undone, saying what will happen; what goes wrong is said in place. */
export function Confirm({
  title,
  about,
  verb,
  danger = true,
  says = {},
  act,
  onLeave,
}: {
  title: string;
  about: ReactNode;
  verb: string;
  danger?: boolean;
  /** Closer words for a refusal than the usual ones. */
  says?: Partial<Record<RefusalCode, (data: Failure["data"]) => string>>;
  act: (key: string) => Promise<void>;
  onLeave: () => void;
}) {
  const [closer, setCloser] = useState<string>();
  const submission = useSubmit({ fields: {} }, async (key) => {
    setCloser(undefined);
    try {
      await act(key);
    } catch (error) {
      if (error instanceof RefusalError && error.code !== "FAULT")
        setCloser(says[error.code]?.(error.failures[0]?.data));
      throw error;
    }
    onLeave();
  });
  return (
    <FormDialog
      title={title}
      description={about}
      verb={verb}
      danger={danger}
      submission={{ ...submission, problem: closer ?? submission.problem }}
      onLeave={onLeave}
    />
  );
}
