/** Words without accents and capitals, and without what stands around them; what stands inside, as in 3/4 or 1.5, stays. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}/.,-]+/gu, " ")
    .replaceAll(/(?<![\p{L}\p{N}])[/.,-]+|[/.,-]+(?![\p{L}\p{N}])/gu, " ")
    .replaceAll(/ +/g, " ")
    .trim();
}
