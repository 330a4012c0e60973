import { CharField, Meta } from 'nestjs-djongo';
import { validateEmail } from './email.validator.js';

/** Embedded in the `authors` of an entry. */
@Meta({ abstract: true })
export class Author {
  @CharField({ maxLength: 200 }) name!: string;
  @CharField({ maxLength: 254, validators: [validateEmail] }) email!: string;
}
