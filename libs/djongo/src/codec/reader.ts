import type { Document } from '../bson.js';
import type { PathStep } from '../meta/index.js';

/** Makes something of one document of a reply. */
export interface Reader<T> {
  /** The options the driver must read with: in which form the reader wants its documents. */
  readonly options: Document;
  /** `raw` is what the driver gives under these options; nobody else looks at it. */
  read(raw: unknown): T;
}

/** One column of `values()`: the key in the row, and where its value lies. */
export interface ValuesColumn {
  readonly key: string;
  readonly steps: readonly PathStep[];
}
