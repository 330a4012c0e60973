import {
  ArrayField,
  CharField,
  DateTimeField,
  DjongoManager,
  EmbeddedField,
  IntegerField,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  TextField,
} from '../../libs/djongo/src/index.js';

/** The models of docs/models.md, which all examples of the documentation are about. */
@Meta({ abstract: true })
export class Blog {
  @CharField({ maxLength: 100 }) name!: string;
  @TextField({ blank: true }) tagline!: string;
}

@Meta({ abstract: true })
export class Author {
  @CharField({ maxLength: 200 }) name!: string;
  @CharField({ maxLength: 200 }) email!: string;
}

@Meta({ collection: 'entry', ordering: ['-pub_date'] })
export class Entry extends Model {
  @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
  @CharField({ maxLength: 255 }) headline!: string;
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @ArrayField({ baseField: CharField({ maxLength: 30 }), blank: true }) tags!: string[];
  @ArrayField({ baseField: ArrayField({ baseField: IntegerField() }), blank: true }) ratings!: number[][];
  @DateTimeField({ null: true }) pub_date!: Date | null;
  @IntegerField({ default: 0 }) n_comments!: number;
  @JSONField({ null: true, blank: true }) extra!: JsonValue | null;

  static objects = new DjongoManager<Entry>();
}
