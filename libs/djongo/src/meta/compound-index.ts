import { ImproperlyConfigured, perhaps } from '../errors/index.js';

/** Options of `CompoundIndex`. */
export interface CompoundIndexOptions {
  /** Fields in order, `-` for descending, paths with `__`: `['headline', '-pub_date', 'blog__name']`. */
  readonly fields: readonly string[];
  /** Name in the database; the server's own (`headline_1_pub_date_-1`) unless given. */
  readonly name?: string;
  readonly unique?: boolean;
  readonly sparse?: boolean;
}

const OPTIONS = ['fields', 'name', 'unique', 'sparse'] as const satisfies readonly (keyof CompoundIndexOptions)[];

/**
 * An index over one or more fields, declared in `Meta.indexes`.
 *
 * @example
 * @Meta({ indexes: [new CompoundIndex({ fields: ['headline', '-pub_date'] })] })
 */
export class CompoundIndex {
  readonly options: CompoundIndexOptions;

  constructor(options: CompoundIndexOptions) {
    checkOptions(options);
    this.options = Object.freeze({ ...options, fields: Object.freeze([...options.fields]) });
  }
}

function checkOptions(options: CompoundIndexOptions): void {
  for (const name of Object.keys(options)) {
    if (!(OPTIONS as readonly string[]).includes(name)) {
      throw new ImproperlyConfigured(`CompoundIndex has no option '${name}'${perhaps(name, OPTIONS)}.`);
    }
  }
  const { fields } = options;
  if (!Array.isArray(fields) || fields.length === 0) {
    throw new ImproperlyConfigured("CompoundIndex: 'fields' must be an array of at least one field.");
  }
  const names = fields.map((field) => field.replace(/^-/, ''));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new ImproperlyConfigured(`CompoundIndex: 'fields' names '${twice}' twice.`);
}
