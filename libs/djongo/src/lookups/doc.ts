/** What the documentation says of a definition: its pages are made from this. */
export interface Doc<Example> {
  /** A phrase in Markdown, without a capital and a full stop: `greater than; null and missing never match`. */
  readonly says: string;
  /** How it is asked of the `Entry` of docs/models.md: `{ n_comments__gt: 3 }`. The page adds the command. */
  readonly example: Example;
  /** Further examples that have commands of their own. */
  readonly also?: readonly Example[];
  /** Which fields have it, in words, where the definition does not tell. */
  readonly on?: string;
}

/** A definition with what the documentation says of it; the example of a lookup is a dictionary for `filter`. */
export type Documented<Definition, Example = Readonly<Record<string, unknown>>> = Definition & {
  readonly doc: Doc<Example>;
};
