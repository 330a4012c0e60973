import type { PipeTransform } from '@nestjs/common';
import { ValidationError } from 'nestjs-djongo';
import { type ListParameters, type ListRequest, MAX_LIMIT, MAX_OFFSET } from './list-parameters.js';

/**
 * Checks the query parameters of a list: each must be declared and given once. Throws a `ValidationError`, a 400, that names
 * every one at fault.
 *
 * @example
 * @Get() list(@Query(new ParseListPipe(ENTRY_LIST)) list: ListRequest) {}
 */
export class ParseListPipe<M extends object> implements PipeTransform<Readonly<Record<string, unknown>>, ListRequest> {
  constructor(private readonly declared: ListParameters<M>) {}

  transform(query: Readonly<Record<string, unknown>>): ListRequest {
    const errors = new Map<string, string>();
    const given = new Map<string, string>();
    for (const [name, value] of Object.entries(query)) {
      if (!this.isDeclared(name)) errors.set(name, 'Unknown parameter.');
      else if (typeof value !== 'string') errors.set(name, 'Give this parameter once.');
      else given.set(name, value);
    }
    const ordering = this.ordering(given.get('ordering'), errors);
    const limit = wholeNumber('limit', given.get('limit') ?? String(MAX_LIMIT), MAX_LIMIT, errors);
    const offset = wholeNumber('offset', given.get('offset') ?? '0', MAX_OFFSET, errors);
    if (errors.size > 0) throw new ValidationError(Object.fromEntries(errors));
    const filters = Object.fromEntries([...given].filter(([name]) => Object.hasOwn(this.declared.filters, name)));
    return { filters, ordering, limit, offset };
  }

  private isDeclared(name: string): boolean {
    return Object.hasOwn(this.declared.filters, name) || ['ordering', 'limit', 'offset'].includes(name);
  }

  private ordering(text: string | undefined, errors: Map<string, string>): readonly string[] {
    const keys = text === undefined ? [] : text.split(',');
    const known: readonly string[] = this.declared.ordering;
    if (!keys.every((key) => known.includes(key.replace(/^-/, '')))) {
      errors.set('ordering', `Order by ${known.join(', ')}, with - before a name for descending.`);
    }
    return keys;
  }
}

function wholeNumber(name: string, text: string, max: number, errors: Map<string, string>): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) errors.set(name, `Enter a whole number from 0 to ${max}.`);
  return value;
}
