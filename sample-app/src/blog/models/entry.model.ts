import {
  ArrayField,
  CharField,
  CompoundIndex,
  DateTimeField,
  EmbeddedField,
  FloatField,
  IntegerField,
  Meta,
  MinValueValidator,
  Model,
  ObjectId,
  ObjectIdField,
  TextField,
} from 'nestjs-djongo';
import { Author } from './author.js';
import { Blog } from './blog.js';

const atLeastZero = { default: 0, validators: [MinValueValidator(0)] };

/** A post, with its blog and its authors inside the same document. */
@Meta({
  collection: 'entry',
  ordering: ['-pub_date'],
  indexes: [
    new CompoundIndex({ fields: ['blog__name', '-pub_date'] }),
    new CompoundIndex({ fields: ['authors__name'] }),
    new CompoundIndex({ fields: ['tags'] }),
  ],
})
export class Entry extends Model {
  @ObjectIdField() _id!: ObjectId;
  @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
  @CharField({ maxLength: 255 }) headline!: string;
  @TextField({ blank: true }) body_text!: string;
  @DateTimeField({ default: () => new Date() }) pub_date!: Date;
  @DateTimeField({ null: true }) mod_date!: Date | null;
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @IntegerField(atLeastZero) n_comments!: number;
  @IntegerField(atLeastZero) n_pingbacks!: number;
  @FloatField({ null: true }) rating!: number | null;
  @ArrayField({ baseField: CharField({ maxLength: 30 }), blank: true }) tags!: string[];
}
