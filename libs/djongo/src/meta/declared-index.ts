import type { CollationOptions, Document } from '../bson.js';
import { ImproperlyConfigured } from '../errors/index.js';
import type { Condition } from '../expressions/index.js';
import type { Field } from '../fields/index.js';

/** How the server keeps one key of an index. */
export type IndexKeyType = 1 | -1 | 'text' | 'hashed' | '2dsphere';

/** One key of an index: a field by its path (`blog__name`), or all that is under it. */
export interface IndexKey {
  /** Empty for the whole document. */
  readonly path: string;
  /** The field is that at the end of the path; there is none for the whole document. */
  readonly type: IndexKeyType | ((field: Field | undefined) => IndexKeyType);
  /** Whether every key under the path is indexed: `extra.$**`. */
  readonly isWildcard?: boolean;
}

/** What most indexes take. */
export interface IndexOptions {
  /** Name in the database; the server's own (`headline_1_pub_date_-1`) unless given. */
  readonly name?: string;
  /** Leaves out documents that lack the fields. */
  readonly sparse?: boolean;
  /** The rules by which texts are compared; queries use the index only under the same ones. */
  readonly collation?: CollationOptions;
  /** Only the documents that meet it are indexed: `Q({ draft: false })`. */
  readonly partialFilterExpression?: Condition;
  /** Kept up to date but not used by queries, to see what dropping it would do. */
  readonly hidden?: boolean;
}

export const COMMON_INDEX_OPTIONS = [
  'name', 'sparse', 'collation', 'partialFilterExpression', 'hidden',
] as const satisfies readonly (keyof IndexOptions)[]; // prettier-ignore

/** An index in `Meta.indexes`, in the model's names; the schema puts the keys of the database in their place. */
export abstract class DeclaredIndex<O extends IndexOptions = IndexOptions> {
  readonly options: Readonly<O>;

  constructor(options: Readonly<O>) {
    this.options = options;
  }

  /** Its keys, in order. */
  abstract keys(): readonly IndexKey[];

  /** What the server is told besides, under its own names. */
  settings(): Document {
    return {};
  }

  /** What it is told about single fields, under its own names: `{ weights: { headline: 10 } }`. */
  byField(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    return {};
  }

  /** Why a field cannot be in this index; nothing where it can. */
  refuses(_field: Field): string | undefined {
    return undefined;
  }

  /** Every path that it names. */
  paths(): readonly string[] {
    const keys = this.keys().filter(({ path, isWildcard }) => path !== '' || !isWildcard);
    return [...keys.map(({ path }) => path), ...Object.values(this.byField()).flatMap((record) => Object.keys(record))];
  }
}

/** `-pub_date` → `pub_date`, descending. */
export function orderedKey(field: string): IndexKey {
  return { path: field.replace(/^-/, ''), type: field.startsWith('-') ? -1 : 1 };
}

/** The one field of an index that can have no more. */
export function onlyField(kind: string, fields: readonly string[]): string {
  const [field = ''] = fields;
  if (fields.length === 1) return field;
  throw new ImproperlyConfigured(`${kind}: 'fields' must name exactly one field.`);
}
