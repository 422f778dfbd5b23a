/** A file name fit to show and to offer for saving: no path, no control or direction characters, 150 at most. */
export function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const plain = last
    // Controls, and the marks that turn the reading direction: "evil\u202Egpj.exe" must not read as a picture.
    .replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_")
    .replace(/^\.+/, "")
    .trim();
  if (plain.length <= 150) return plain || "archivo";
  const dot = plain.lastIndexOf(".");
  const end = dot > plain.length - 12 ? plain.slice(dot) : "";
  return plain.slice(0, 150 - end.length) + end;
}

/** Types a browser may show in place; everything else is offered for saving. */
const inline = /^(image\/(jpeg|png|gif|webp)|audio\/[\w.+-]+|video\/(mp4|webm|3gpp)|application\/pdf)(;.*)?$/;
export function isInline(mimeType: string): boolean {
  return inline.test(mimeType);
}
