import type { PipeTransform } from '@nestjs/common';
import { type Input, ValidationError } from 'nestjs-djongo';
import { isRecord } from './is-record.js';

/**
 * Lets a JSON body through whose keys are among the given fields, so that clients set no others. The values are what the
 * client sent; the model coerces and validates them when it is saved.
 *
 * @example
 * @Post() create(@Body(new ParseFieldsPipe<Entry>(['headline', 'blog'])) values: Input<Entry>) {}
 */
export class ParseFieldsPipe<M extends object> implements PipeTransform<unknown, Input<M>> {
  constructor(private readonly fields: readonly (keyof Input<M>)[]) {}

  transform(body: unknown): Input<M> {
    if (!isRecord(body)) throw new ValidationError('The body must be a JSON object.');
    const known: readonly unknown[] = this.fields;
    const unknown = Object.keys(body).filter((key) => !known.includes(key));
    if (unknown.length > 0) {
      throw new ValidationError(Object.fromEntries(unknown.map((key) => [key, 'Unknown field.'])));
    }
    return body as Input<M>;
  }
}
