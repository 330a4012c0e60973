import { Injectable, type PipeTransform } from '@nestjs/common';
import { ValidationError } from 'nestjs-djongo';

/** A country's code of three letters, in either case. */
@Injectable()
export class ParseCca3Pipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[a-z]{3}$/i.test(value)) return value.toUpperCase();
    throw new ValidationError({ cca3: 'Enter a code of three letters.' });
  }
}
