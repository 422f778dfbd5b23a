/** The looks of a line of the rail, chosen when it is where one is (`data-status=active`, set by the router). */
export const railLink = [
  "flex h-8 min-w-0 items-center gap-2 rounded-base px-2 text-base text-ink select-none pointer-coarse:h-11",
  "hover:bg-hover data-[status=active]:bg-selected data-[status=active]:font-medium",
].join(" ");
