import { ValidationError } from '../errors/index.js';
import { type Field, TextField } from '../fields/index.js';
import { defineDatePart } from './define-transform.js';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/;

/** A time of the day as `HH:MM:SS.mmm`, whose order as text is that of time. */
export const TIME_OF_DAY: Field = Object.freeze<Field>({
  ...TextField().field,
  coerce: (value) => {
    const match = typeof value === 'string' ? TIME.exec(value) : null;
    if (match === null) throw new ValidationError('a time is a text such as 10:15, 10:15:30 or 10:15:30.250.');
    const [, hour, minute, second = '00', fraction = ''] = match;
    return `${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}`;
  },
});

/** `pub_date__time__gte='10:15'` → `{ $expr: { … { $dateToString: { date: '$pub_date', format: '%H:%M:%S.%L' } } … } }` */
export const time = defineDatePart({
  name: 'time',
  doc: {
    says: 'the time of the day, with milliseconds: `10:15:30.250`; one that is given may leave out what is zero at its end',
    example: { pub_date__time__lt: '12:00' },
  },
  output: TIME_OF_DAY,
  part: (date) => ({ $dateToString: { date, format: '%H:%M:%S.%L' } }),
});
