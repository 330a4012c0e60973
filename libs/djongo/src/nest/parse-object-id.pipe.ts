import { type ArgumentMetadata, BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';
import { ObjectId } from '../bson.js';

/**
 * Turns 24 hexadecimal digits into an `ObjectId`; anything else is a 400 that names the parameter.
 *
 * @example
 * @Get(':id') one(@Param('id', ParseObjectIdPipe) id: ObjectId) { return this.entries.get({ pk: id }); }
 */
@Injectable()
export class ParseObjectIdPipe implements PipeTransform<unknown, ObjectId> {
  transform(value: unknown, { data = 'id' }: ArgumentMetadata): ObjectId {
    if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return ObjectId.createFromHexString(value);
    const detail = `'${data}' must be 24 hexadecimal digits.`;
    throw new BadRequestException({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'invalid',
      detail,
      errors: { [data]: ['Enter 24 hexadecimal digits.'] },
    });
  }
}
