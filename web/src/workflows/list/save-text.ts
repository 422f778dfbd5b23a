/** Lets the browser keep a text as a file. */
export function saveText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // Where a download is asked about first, it is read later than the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
