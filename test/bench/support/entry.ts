import type { ObjectId } from 'mongodb';
import {
  ArrayField,
  CharField,
  DateTimeField,
  DjongoManager,
  EmbeddedField,
  IntegerField,
  Meta,
  Model,
  TextField,
} from 'nestjs-djongo';

@Meta({ abstract: true })
class Blog {
  @CharField({ maxLength: 100 }) name!: string;
  @TextField({ blank: true }) tagline!: string;
}

@Meta({ abstract: true })
class Author {
  @CharField({ maxLength: 200 }) name!: string;
  @CharField({ maxLength: 200 }) email!: string;
}

/** The model of all benchmarks. It has no ordering, so that both sides send the same `find`. */
@Meta({ collection: 'entry' })
export class Entry extends Model {
  @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
  @CharField({ maxLength: 255 }) headline!: string;
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @ArrayField({ baseField: CharField({ maxLength: 30 }), blank: true }) tags!: string[];
  @DateTimeField({ null: true }) pub_date!: Date | null;
  @IntegerField({ default: 0 }) n_comments!: number;

  static objects = new DjongoManager<Entry>();
}

/** An entry as it is stored. */
export interface EntryDocument {
  readonly _id: ObjectId;
  readonly blog: { readonly name: string; readonly tagline: string };
  readonly headline: string;
  readonly authors: readonly { readonly name: string; readonly email: string }[];
  readonly tags: readonly string[];
  readonly pub_date: Date;
  readonly n_comments: number;
}

/** One embedded document and empty arrays. */
export function smallEntry(index: number): Omit<EntryDocument, '_id'> {
  return {
    blog: { name: `blog ${index % 100}`, tagline: '' },
    headline: `headline ${index}`,
    authors: [],
    tags: [],
    pub_date: new Date(Date.UTC(2020, 0, 1) + index * 1000),
    n_comments: index % 10,
  };
}

/** The same with three authors and four tags. */
export function fullEntry(index: number): Omit<EntryDocument, '_id'> {
  const authors = [0, 1, 2].map((n) => ({ name: `author ${index + n}`, email: `author${index + n}@example.com` }));
  const tags = [0, 1, 2, 3].map((n) => `tag ${(index + n) % 50}`);
  return { ...smallEntry(index), authors, tags };
}
