import {
  BigIntegerField,
  BooleanField,
  CharField,
  IntegerField,
  JSONField,
  type JsonValue,
  Model,
} from 'nestjs-djongo';

class Shirt extends Model {
  @CharField({ choices: [['S', 'Small'], ['L', 'Large'], 'XL'], null: true }) size!: string | null; // prettier-ignore
  @IntegerField({ choices: [[1, 'One'], [2, 'Two']] }) pockets!: number; // prettier-ignore
  @BigIntegerField({ choices: [[1n, 'One']] }) code!: bigint; // prettier-ignore
  @BooleanField({ choices: [[true, 'Yes'], [false, 'No']] }) isNew!: boolean; // prettier-ignore
  @CharField() colour!: string;
  @JSONField() extra!: JsonValue;
}

const shirt = (values: object): Shirt => Object.assign(new Shirt(), values);

describe('getFieldDisplay', () => {
  it.each<[string, unknown, string | null]>([
    ['size', 'S', 'Small'],
    ['size', 'XL', 'XL'],
    ['size', 'huge', 'huge'],
    ['size', '', ''],
    ['size', null, null],
    ['size', undefined, null],
    ['pockets', 2, 'Two'],
    ['pockets', 3, '3'],
    ['code', 1n, 'One'],
    ['isNew', false, 'No'],
    ['colour', 'red', 'red'],
    ['extra', 5, '5'],
  ])('of %s: %p is %p', (name, value, expected) => {
    expect(shirt({ [name]: value }).getFieldDisplay(name)).toBe(expected);
  });

  it('refuses what is no field', () => {
    expect(() => shirt({}).getFieldDisplay('siz')).toThrow("has no field 'siz' (perhaps you meant size?)");
    expect(() => shirt({}).getFieldDisplay('constructor')).toThrow("has no field 'constructor'");
  });

  it('refuses what is no text', () => {
    expect(() => shirt({ extra: { a: 1 } }).getFieldDisplay('extra')).toThrow(
      "JSONField 'extra' has no text to display",
    );
  });
});
