import { CircleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "../design/classes.ts";
import type { Submission } from "./use-submit.ts";

/** A form that says what is wrong: the focus goes to the first wrong field, the rest is read out above. */
export function Form({
  submission,
  id,
  className,
  children,
}: {
  submission: Pick<Submission<string>, "submit" | "refused" | "problem">;
  /** For a button outside of it, such as in a dialog's footer. */
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { refused, problem, submit } = submission;
  useEffect(() => {
    const wrong = refused > 0 && form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (!wrong) return;
    // A group of controls takes no focus itself: the one in it that Tab would reach does.
    if (wrong.tabIndex < 0) wrong.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    else wrong.focus();
  }, [refused]);
  return (
    <form
      ref={form}
      id={id}
      noValidate
      onSubmit={submit}
      className={classes("flex flex-col gap-4", className)}
    >
      <Problem>{problem}</Problem>
      {children}
    </form>
  );
}

/** What went wrong, where no field is to blame. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className={children ? undefined : "hidden"}>
      {children && (
        <p className="flex items-start gap-2 rounded-base bg-breach-ground px-3 py-2 text-breach">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          <span className="min-w-0">{children}</span>
        </p>
      )}
    </div>
  );
}
