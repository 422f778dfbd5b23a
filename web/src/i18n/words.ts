/**
 * The form a translation must have: every key of the Spanish original, and no other. Write
 * `export const inboxesPt: Words<typeof inboxesEs> = {…}` and a missing key does not compile.
 */
export type Words<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Words<Original[Key]>;
};

/** Dotted paths of the words that take no variable, so that they can be named in data (an action's label). */
export type PlainPath<Original, Prefix extends string = ""> = {
  [Key in keyof Original & string]: Original[Key] extends string
    ? Original[Key] extends `${string}{{${string}`
      ? never
      : `${Prefix}${Key}`
    : PlainPath<Original[Key], `${Prefix}${Key}.`>;
}[keyof Original & string];
