import { lazy, Suspense } from "react";
import { type Person, UserButton } from "./UserButton.tsx";

// Menus are 10 kB gzip of code that nobody needs before the first press on one.
const PersonMenu = lazy(() => import("./PersonMenu.tsx"));

/** Who one is, with the menu behind it as soon as it is there. */
export function UserMenu(shown: { person: Person; narrow: boolean }) {
  return (
    <Suspense fallback={<UserButton {...shown} aria-haspopup="menu" />}>
      <PersonMenu {...shown} />
    </Suspense>
  );
}
