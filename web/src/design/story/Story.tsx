import type { ReactNode } from "react";
import { Buttons } from "./Buttons.tsx";
import { Feedback } from "./Feedback.tsx";
import { Floating } from "./Floating.tsx";
import { Forms } from "./Forms.tsx";
import { Marks } from "./Marks.tsx";
import { ThemeChoicesMenu } from "./ThemeChoicesMenu.tsx";

/** Every primitive in every state, to be looked at. Words here are samples and stay untranslated. */
export function Story() {
  return (
    <div className="scroll-quiet h-full overflow-y-auto">
      <main className="mx-auto flex max-w-5xl flex-col gap-8 p-6 max-sm:p-4">
        <header className="flex items-center justify-between">
          <h1 className="text-page font-semibold">Design</h1>
          <ThemeChoicesMenu />
        </header>
        <Buttons />
        <Forms />
        <Marks />
        <Floating />
        <Feedback />
      </main>
    </div>
  );
}

/** A part of the story. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 className="text-title font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
