import { useEffect } from "react";

let page = "";
let unread = 0;

/** Names the page in the window's title while the component is on screen. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

/** How many conversations have something unread; shown before the page's name. */
export function setUnread(count: number): void {
  unread = count;
  show();
}

/** "(3) Bandeja · Relevo"; counts past 99 are not told apart. */
export function titleOf(title: string, count: number): string {
  const mark = count > 0 ? `(${count > 99 ? "99+" : count}) ` : "";
  return `${mark}${title ? `${title} · ` : ""}Relevo`;
}

function show() {
  document.title = titleOf(page, unread);
}
