/** Marks `AnyFilter`. Declared only: it does not exist at run time. */
export declare const anyFilter: unique symbol;

/**
 * A dictionary whose keys the compiler cannot know and need not check: they are still checked when the query is made.
 * It has to be named, in a cast or a declaration, so nothing that came with a request gets into a query silently.
 *
 * @example
 * Entry.objects.filter(checkedByAPipe as AnyFilter);
 */
export interface AnyFilter {
  readonly [anyFilter]?: true;
  readonly [key: string]: unknown;
}
