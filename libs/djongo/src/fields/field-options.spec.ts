import { ObjectId } from 'mongodb';
import { ImproperlyConfigured, ValidationError, type ValidationIssue } from '../errors/index.js';
import { URLValidator } from '../validators/index.js';
import {
  ArrayField,
  BooleanField,
  CharField,
  cleanField,
  DateField,
  declaredFields,
  DecimalField,
  EmbeddedField,
  type Field,
  FloatField,
  GenericIPAddressField,
  hydrateField,
  IntegerField,
  JSONField,
  ObjectIdField,
  shapeField,
  SlugField,
  TextField,
  URLField,
} from './index.js';

class Blog {
  @CharField() name!: string;
  @CharField({ blank: true }) tagline!: string;
}

function clean(
  { field }: { readonly field: Field },
  input: unknown,
  step = cleanField,
): { value: unknown; said: string[] } {
  const issues: ValidationIssue[] = [];
  const value = step(field, input, issues);
  return { value, said: issues.map(({ path, message, code }) => `${path} ${code}: ${message}`) };
}

const NULL = '__all__ null: This field cannot be null.';
const BLANK = '__all__ blank: This field cannot be blank.';

describe('null', () => {
  it('lets null through, and turns undefined into it', () => {
    expect(clean(IntegerField({ null: true }), null)).toEqual({ value: null, said: [] });
    expect(clean(IntegerField({ null: true }), undefined)).toEqual({ value: null, said: [] });
    expect(clean(IntegerField(), null)).toEqual({ value: null, said: [NULL] });
  });

  it('runs no rules on null', () => {
    const never = (): never => {
      throw new Error('It ran.');
    };
    expect(clean(CharField({ null: true, choices: ['a'], validators: [never] }), null).said).toEqual([]);
  });

  it('is of the array, not of its items, and the other way round', () => {
    expect(clean(ArrayField({ baseField: CharField(), null: true }), ['a', null]).said).toEqual([
      '1 null: This field cannot be null.',
    ]);
    expect(clean(ArrayField({ baseField: CharField({ null: true }) }), ['a', null])).toEqual({
      value: ['a', null],
      said: [],
    });
  });

  it("is named in a BooleanField's message", () => {
    expect(clean(BooleanField({ null: true }), 'x').said).toEqual([
      '__all__ invalid: “x” value must be either True, False, or None.',
    ]);
  });
});

describe('blank', () => {
  it.each<[string, { field: Field }, unknown, unknown]>([
    ['CharField', CharField({ blank: true }), '', ''],
    ['TextField', TextField({ blank: true }), '', ''],
    ['JSONField', JSONField({ blank: true }), {}, {}],
    ['JSONField', JSONField({ blank: true }), [], []],
    ['JSONField', JSONField({ blank: true }), '', ''],
    ['ArrayField', ArrayField({ baseField: CharField(), blank: true }), [], []],
    ['EmbeddedField', EmbeddedField({ modelContainer: Blog, blank: true }), {}, new Blog()],
    ['EmbeddedField', EmbeddedField({ modelContainer: Blog, blank: true }), new Blog(), new Blog()],
  ])('of a %s lets the empty value through', (_, field, input, value) => {
    const result = clean(field, input);
    expect(result).toEqual({ value, said: [] });
    expect(Object.getPrototypeOf(result.value)).toBe(Object.getPrototypeOf(value));
  });

  it.each<[string, (options: { blank: boolean }) => { field: Field }]>([
    ['ObjectIdField', (options) => ObjectIdField(options)],
    ['IntegerField', (options) => IntegerField(options)],
    ['FloatField', (options) => FloatField(options)],
    ['BooleanField', (options) => BooleanField(options)],
    ['DateField', (options) => DateField(options)],
    ['DecimalField', (options) => DecimalField(options)],
  ])('of a %s lets no empty text into the database', (_, make) => {
    expect(clean(make({ blank: false }), '').said).toEqual([BLANK]);
    expect(clean(make({ blank: true }), '').said).toEqual([expect.stringMatching(/^__all__ invalid: “” /)]);
  });

  // A value of another type that happens to be empty is no empty value of the field.
  it.each<[string, { field: Field }, unknown]>([
    ['CharField', CharField({ blank: true }), []],
    ['CharField', CharField({ blank: true }), {}],
    ['IntegerField', IntegerField({ blank: true }), []],
    ['DecimalField', DecimalField({ blank: true }), {}],
    ['ArrayField', ArrayField({ baseField: CharField(), blank: true }), {}],
    ['ArrayField', ArrayField({ baseField: CharField(), blank: true }), ''],
    ['EmbeddedField', EmbeddedField({ modelContainer: Blog, blank: true }), []],
    ['EmbeddedField', EmbeddedField({ modelContainer: Blog, blank: true }), ''],
    ['EmbeddedField', EmbeddedField({ modelContainer: Blog, blank: true }), new Date()],
    ['EmbeddedField', EmbeddedField({ modelContainer: Blog, blank: true }), new Map()],
    ['EmbeddedField', EmbeddedField({ modelContainer: Blog, blank: true }), new ObjectId()],
  ])('of a %s does not take %p', (_, field, input) => {
    expect(clean(field, input).said).toHaveLength(1);
    expect(clean(field, input, shapeField).said).toHaveLength(1);
  });

  it('is what undefined becomes where an empty value exists and null is not allowed', () => {
    expect(clean(CharField({ blank: true }), undefined)).toEqual({ value: '', said: [] });
    expect(clean(ArrayField({ baseField: CharField(), blank: true }), undefined)).toEqual({ value: [], said: [] });
    expect(clean(CharField({ blank: true, null: true }), undefined)).toEqual({ value: null, said: [] });
    expect(clean(IntegerField({ blank: true }), undefined)).toEqual({ value: null, said: [NULL] });
  });

  it('lets a container that was stored empty, and so reads back with nulls, be saved again', () => {
    const field = EmbeddedField({ modelContainer: Blog, blank: true });
    const back = field.field.decode(field.field.encode(clean(field, {}).value as Blog)) as Blog;
    expect(back).toEqual(Object.assign(new Blog(), { name: null, tagline: null }));
    const again = clean(field, back);
    expect(again.said).toEqual([]);
    expect(field.field.encode(again.value as Blog)).toEqual({});
  });

  it('runs no rules on the empty value', () => {
    const never = (): never => {
      throw new Error('It ran.');
    };
    expect(clean(CharField({ blank: true, choices: ['a'], validators: [never] }), '').said).toEqual([]);
  });
});

describe('default', () => {
  it('stands in for undefined only', () => {
    expect(clean(IntegerField({ default: 3 }), undefined)).toEqual({ value: 3, said: [] });
    expect(clean(IntegerField({ default: 3 }), null).said).toEqual([NULL]);
    expect(clean(CharField({ default: 'a' }), '').said).toEqual([BLANK]);
    expect(clean(IntegerField({ default: 0, blank: true }), undefined)).toEqual({ value: 0, said: [] });
    expect(clean(CharField({ default: null, null: true, blank: true }), undefined)).toEqual({ value: null, said: [] });
  });

  it('may be a function, called each time', () => {
    let calls = 0;
    const field = IntegerField({ default: () => (calls += 1) });
    expect([clean(field, undefined).value, clean(field, undefined).value, clean(field, 7).value]).toEqual([1, 2, 7]);
    expect(calls).toBe(2);
  });

  it('is coerced and checked as any value', () => {
    expect(clean(IntegerField({ default: '5' }), undefined).value).toBe(5);
    expect(clean(CharField({ default: 'abcd', maxLength: 3 }), undefined).said).toEqual([
      '__all__ max_length: Ensure this value has at most 3 characters (it has 4).',
    ]);
  });

  const shared = Object.assign(new Blog(), { name: 'b' });
  it.each<[string, { field: Field }]>([
    ['an array', ArrayField({ baseField: CharField(), default: ['a'] })],
    ['an array of containers', ArrayField({ modelContainer: Blog, default: [{ name: 'b' }] })],
    ['an array of instances', ArrayField({ modelContainer: Blog, default: [shared] })],
    ['JSON', JSONField({ default: { a: { b: [1] } } })],
    ['a date', DateField({ default: new Date(0) })],
    ['a container', EmbeddedField({ modelContainer: Blog, default: { name: 'b' } })],
    ['an instance of a container', EmbeddedField({ modelContainer: Blog, default: shared })],
  ])('of %s is never shared', (_, field) => {
    for (const make of [
      () => clean(field, undefined).value,
      () => clean(field, undefined, shapeField).value,
      () => hydrateField(field.field, undefined, []),
    ]) {
      const [first, second] = [make(), make()];
      expect(first).toEqual(second);
      expect(first).not.toBe(second);
      expect(first).not.toBe(field.field.options.default);
      if (Array.isArray(first) && typeof first[0] === 'object') {
        expect(first[0]).not.toBe((second as unknown[])[0]);
        expect(first[0]).not.toBe(shared);
      }
    }
  });

  it('of nested JSON is never shared either', () => {
    const field = JSONField({ default: { a: { b: [1] } } });
    const first = clean(field, undefined).value as { a: { b: number[] } };
    first.a.b.push(2);
    expect(clean(field, undefined).value).toEqual({ a: { b: [1] } });
  });

  it('keeps what cannot be copied', () => {
    const id = new ObjectId();
    expect(clean(ObjectIdField({ default: id }), undefined).value).toBe(id);
  });

  it('is applied within containers, and an initial value of the class too', () => {
    class Page {
      @IntegerField({ default: 1 }) size!: number;
      @CharField() title = 'none';
      @CharField() name!: string;
    }
    const field = EmbeddedField({ modelContainer: Page });
    expect(clean(field, { name: 'n' }).value).toEqual({ name: 'n', size: 1, title: 'none' });
    expect(hydrateField(field.field, { name: 'n' }, [])).toEqual({ name: 'n', size: 1, title: 'none' });
    expect(clean(field, { name: 'n', title: null }).said).toEqual(['title null: This field cannot be null.']);
  });
});

describe('choices', () => {
  it('are values', () => {
    const field = CharField({ choices: ['draft', 'done'] });
    expect(clean(field, 'draft').said).toEqual([]);
    expect(clean(field, 'gone').said).toEqual(["__all__ invalid_choice: Value 'gone' is not a valid choice."]);
  });

  it('or pairs of value and label', () => {
    const field = IntegerField({
      choices: [
        [1, 'One'],
        [2, 'Two'],
      ],
    });
    expect(clean(field, '2')).toEqual({ value: 2, said: [] });
    expect(clean(field, 3).said).toEqual(['__all__ invalid_choice: Value 3 is not a valid choice.']);
    expect(clean(CharField({ choices: [['a', 'b']] }), 'b').said).toHaveLength(1);
  });

  it('may be none', () => {
    expect(clean(CharField({ choices: [] }), 'a').said).toHaveLength(1);
  });
});

describe('validators', () => {
  const even = (value: number): void => {
    if (value % 2 !== 0) throw new ValidationError('%(value)s is odd.', { code: 'odd', params: { value } });
  };

  it('run last, all of them, on the coerced value', () => {
    const seen: unknown[] = [];
    const field = IntegerField({ validators: [(value: number) => void seen.push(value), even, even] });
    expect(clean(field, '3').said).toEqual(['__all__ odd: 3 is odd.', '__all__ odd: 3 is odd.']);
    expect(seen).toEqual([3]);
  });

  it('do not run on what could not be coerced', () => {
    expect(clean(IntegerField({ validators: [even] }), 'x').said).toHaveLength(1);
    const blogs = ArrayField({ modelContainer: Blog, validators: [even as never] });
    expect(clean(blogs, [{ name: null }]).said).toEqual(['0.name null: This field cannot be null.']);
  });

  it('may name the paths of what they check', () => {
    const field = EmbeddedField({
      modelContainer: Blog,
      validators: [
        () => {
          throw new ValidationError({ name: 'Taken.', __all__: 'Wrong.' });
        },
      ],
    });
    expect(clean(field, { name: 'b' }).said).toEqual(['name invalid: Taken.', '__all__ invalid: Wrong.']);
  });

  it('throw other errors through', () => {
    const broken = (): never => {
      throw new RangeError('broken');
    };
    expect(() => clean(IntegerField({ validators: [broken] }), 1)).toThrow(RangeError);
  });

  it('may not be asynchronous, for nobody would wait', () => {
    const late = async (): Promise<void> => {
      await Promise.resolve();
      throw new ValidationError('Too late.');
    };
    expect(() => clean(IntegerField({ validators: [late] }), 1)).toThrow(
      new ImproperlyConfigured(
        "IntegerField '': a validator may not be asynchronous; check such a rule in the model's clean().",
      ),
    );
  });

  it('must be functions', () => {
    expect(() => IntegerField({ validators: [undefined as never] })).toThrow(ImproperlyConfigured);
  });
});

describe('errorMessages', () => {
  it('replace messages by code, with their params filled in', () => {
    const field = CharField({
      maxLength: 2,
      choices: ['a'],
      errorMessages: {
        null: 'Need one.',
        blank: 'Say something.',
        max_length: 'At most %(limit_value)d, please.',
        invalid_choice: '%(value)r?',
        invalid: 'Not %(value)s!',
      },
    });
    expect(clean(field, null).said).toEqual(['__all__ null: Need one.']);
    expect(clean(field, '').said).toEqual(['__all__ blank: Say something.']);
    expect(clean(field, 'abc').said).toEqual([
      "__all__ invalid_choice: 'abc'?",
      '__all__ max_length: At most 2, please.',
    ]);
    expect(clean(field, true).said).toEqual(['__all__ invalid: Not true!']);
  });

  it('are not inherited from objects, nor by items', () => {
    const invalid = new ValidationError('Wrong.', { code: 'toString' });
    const refuse = (): never => {
      throw invalid;
    };
    expect(clean(CharField({ errorMessages: {}, validators: [refuse] }), 'a').said).toEqual([
      '__all__ toString: Wrong.',
    ]);
    const list = ArrayField({ baseField: CharField(), errorMessages: { null: 'No list.' } });
    expect(clean(list, [null]).said).toEqual(['0 null: This field cannot be null.']);
    expect(clean(list, null).said).toEqual(['__all__ null: No list.']);
  });
});

describe('maxLength', () => {
  it('counts code points', () => {
    expect(clean(CharField({ maxLength: 2 }), '😀😀').said).toEqual([]);
    expect(clean(TextField({ maxLength: 2 }), 'abc').said).toHaveLength(1);
  });
});

describe('maxDigits and decimalPlaces', () => {
  it('are checked', () => {
    const field = DecimalField({ maxDigits: 5, decimalPlaces: 2 });
    expect(clean(field, '123.45').said).toEqual([]);
    expect(clean(field, '1.234').said).toEqual([
      '__all__ max_decimal_places: Ensure that there are no more than 2 decimal places.',
    ]);
  });
});

describe('allowNonFinite', () => {
  it('lets NaN and infinities through', () => {
    const field = FloatField({ allowNonFinite: true });
    expect(clean(field, Number.NaN)).toEqual({ value: Number.NaN, said: [] });
    expect(clean(field, '1e999')).toEqual({ value: Number.POSITIVE_INFINITY, said: [] });
    expect(clean(field, 'x').said).toHaveLength(1);
  });
});

describe('dbColumn and primaryKey', () => {
  class Entry {
    @CharField({ primaryKey: true }) slug!: string;
    @CharField({ dbColumn: 'h' }) headline!: string;
    @IntegerField() n!: number;
  }

  it('say where a field is stored', () => {
    const columns = [...declaredFields(Entry).values()].map(({ name, column }) => [name, column]);
    expect(columns).toEqual([
      ['slug', '_id'],
      ['headline', 'h'],
      ['n', 'n'],
    ]);
  });
});

describe('a declaration that cannot work', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a misspelt option',
      () => CharField({ maxlength: 3 } as never),
      "CharField has no option 'maxlength' (perhaps you meant maxLength?).",
    ],
    [
      'an option of Django',
      () => CharField({ db_column: 'a' } as never),
      "CharField has no option 'db_column' (perhaps you meant dbColumn?).",
    ],
    [
      'an option of another field',
      () => IntegerField({ maxDigits: 3 } as never),
      "IntegerField has no option 'maxDigits'.",
    ],
    [
      'no container',
      () => EmbeddedField({ modelContainer: undefined as never }),
      "'modelContainer' must be a class; is it used before it is defined?",
    ],
    [
      'neither container nor base',
      () => ArrayField({} as never),
      "ArrayField takes either 'modelContainer' or 'baseField'.",
    ],
    [
      'both',
      () => ArrayField({ modelContainer: Blog, baseField: CharField() } as never),
      "ArrayField takes either 'modelContainer' or 'baseField'.",
    ],
    [
      'a factory as base',
      () => ArrayField({ baseField: CharField as never }),
      "ArrayField: 'baseField' must be a field, as in CharField({ maxLength: 30 }).",
    ],
  ])('%s', (_, declare, message) => {
    expect(declare).toThrow(new ImproperlyConfigured(message));
  });

  it('is a decorator on a static property', () => {
    const decorate = CharField() as unknown as (target: unknown, key: unknown) => void;
    expect(() => decorate(class {}, 'name')).toThrow(ImproperlyConfigured);
    expect(() => decorate({}, Symbol('name'))).toThrow(ImproperlyConfigured);
    expect(Object.getOwnPropertySymbols(Function)).toEqual([]);
  });

  it("is a decorator of the language's own, and the message says what to set", () => {
    const decorate = CharField() as unknown as (target: unknown, context: unknown) => void;
    expect(() => decorate(undefined, { kind: 'field', name: 'headline' })).toThrow(/"experimentalDecorators": true/);
  });
});

describe('a field', () => {
  it('is frozen, and so are its options', () => {
    const options = { maxLength: 3 };
    const { field } = CharField(options);
    options.maxLength = 4;
    expect(Object.isFrozen(field) && Object.isFrozen(field.options)).toBe(true);
    expect(field.options).toEqual({ maxLength: 3 });
    expect(field.kind).toBe('CharField');
  });

  it('may be declared on many properties', () => {
    const name = CharField({ maxLength: 3 });
    class Two {
      @name a!: string;
      @name b!: string;
    }
    expect([...declaredFields(Two).keys()]).toEqual(['a', 'b']);
  });
});

describe('shapeField', () => {
  it('brings values into form, without the rules', () => {
    expect(clean(IntegerField(), '5', shapeField)).toEqual({ value: 5, said: [] });
    expect(clean(IntegerField(), 2 ** 40, shapeField)).toEqual({ value: 2 ** 40, said: [] });
    expect(clean(CharField({ maxLength: 1, choices: ['a'] }), 'abc', shapeField)).toEqual({ value: 'abc', said: [] });
    expect(clean(CharField(), null, shapeField)).toEqual({ value: null, said: [] });
    expect(clean(CharField(), undefined, shapeField)).toEqual({ value: undefined, said: [] });
    expect(clean(CharField(), '', shapeField)).toEqual({ value: '', said: [] });
    expect(clean(IntegerField({ default: 4 }), undefined, shapeField)).toEqual({ value: 4, said: [] });
  });

  it('goes into containers and arrays, defaults included, and finds all that cannot be stored', () => {
    const field = ArrayField({ modelContainer: Blog });
    expect(clean(field, [{ name: 5 }], shapeField)).toEqual({ value: [{ name: '5', tagline: '' }], said: [] });
    expect(clean(field, [Object.assign(new Blog(), { name: 'b' })], shapeField).value).toEqual([
      { name: 'b', tagline: '' },
    ]);
    expect(clean(field, [{ name: [] }, { nam: 1, tagline: {} }], shapeField).said).toEqual([
      '0.name invalid: “array” value must be a string.',
      '1.nam unknown: Unknown field (perhaps you meant name?).',
      '1.tagline invalid: “object” value must be a string.',
    ]);
    // A hole cannot be left out of an array.
    expect(clean(ArrayField({ baseField: FloatField() }), [undefined, 1], shapeField).value).toEqual([null, 1]);
  });
});

describe('hydrateField', () => {
  it('gives objects their class and their defaults, checks nothing, and names what is unknown', () => {
    const issues: ValidationIssue[] = [];
    const { field } = ArrayField({ modelContainer: Blog });
    const instance = Object.assign(new Blog(), { name: 'kept' });
    const value = hydrateField(field, [{ name: 5 }, instance, {}, null, 'x', { nam: 1 }], issues) as unknown[];
    expect(value[0]).toEqual(Object.assign(new Blog(), { name: 5, tagline: '' }));
    expect(value[1]).toBe(instance);
    expect(value[2]).toEqual(new Blog());
    expect(value.slice(3, 5)).toEqual([null, 'x']);
    expect(issues.map(({ path }) => path)).toEqual(['5.nam']);
    for (const at of [0, 2, 5]) expect(value[at]).toBeInstanceOf(Blog);
  });

  it('leaves an empty object recognisably empty, whatever the defaults of its class', () => {
    const field = EmbeddedField({ modelContainer: Blog });
    const hydrated = hydrateField(field.field, {}, []);
    expect(clean(field, hydrated).said).toEqual([BLANK]);
    expect(clean(field, {}).said).toEqual([BLANK]);
  });
});

describe('a class that has more than fields', () => {
  class Page {
    @CharField() name!: string;
    views = 0;
    readonly show = (): string => this.name;
    #secret = 1;
    get secret(): number {
      return this.#secret;
    }
  }
  const field = EmbeddedField({ modelContainer: Page });

  it('is cleaned, stored and read as the fields it has', () => {
    const page = Object.assign(new Page(), { name: 5, views: 3 });
    const { value, said } = clean(field, page);
    expect(said).toEqual([]);
    expect(value).toMatchObject({ name: '5', views: 0, secret: 1 });
    expect((value as Page).show()).toBe('5');
    expect(field.field.encode(value as Page)).toEqual({ name: '5' });
  });

  it('takes what is no field from nobody else', () => {
    expect(clean(field, { name: 'n', views: 3 }).said).toEqual(['views unknown: Unknown field.']);
    expect(clean(field, Object.assign(new Page(), { name: 'n', nam: 1 })).said).toEqual([
      'nam unknown: Unknown field (perhaps you meant name?).',
    ]);
  });
});

describe('a hostile object', () => {
  it('whose getter says something else the second time is stored as it was checked', () => {
    let reads = 0;
    const value = {
      get a() {
        return (reads += 1) > 1 ? Number.NaN : 1;
      },
    };
    expect(clean(JSONField(), value).value).toEqual({ a: 1 });
    let names = 0;
    const blog = {
      get name() {
        return (names += 1) > 2 ? { $gt: '' } : 'b';
      },
    };
    const { value: cleaned, said } = clean(EmbeddedField({ modelContainer: Blog }), blog);
    expect(said).toEqual([]);
    expect(cleaned).toEqual({ name: 'b', tagline: '' });
  });

  it('with very many unknown keys is told all of them, but a few near misses only', () => {
    const value = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`name${at}`, 1]));
    const { said } = clean(EmbeddedField({ modelContainer: Blog }), value);
    expect(said).toHaveLength(10_001);
    expect(said.filter((line) => line.includes('perhaps'))).toHaveLength(20);
  });

  it('cannot make a number take long', () => {
    const started = performance.now();
    for (const text of [
      '1'.repeat(6199) + 'x',
      '0'.repeat(6199) + 'x',
      `1${'0'.repeat(6000)}1`,
      `0.${'0'.repeat(6000)}x`,
    ]) {
      clean(DecimalField(), text);
      clean(FloatField(), text);
      clean(IntegerField(), text);
      clean(DateField(), text);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('has no value by what every object inherits', () => {
    class Odd {
      @CharField({ null: true }) propertyIsEnumerable!: string | null;
    }
    expect(clean(EmbeddedField({ modelContainer: Odd }), { propertyIsEnumerable: 'x' }).said).toEqual([]);
    expect(clean(EmbeddedField({ modelContainer: Odd }), Object.create({ propertyIsEnumerable: 'x' })).said).toEqual([
      BLANK,
    ]);
  });

  it('that is frozen is copied, not changed', () => {
    const blog = Object.freeze(Object.assign(new Blog(), { name: 5 }));
    expect(clean(EmbeddedField({ modelContainer: Blog }), blog).value).toEqual({ name: '5', tagline: '' });
    expect(blog.name).toBe(5);
  });
});

describe('Rules that say the same', () => {
  it('are heard once', () => {
    const noScript = (value: string): void => {
      if (value.includes('<script'))
        throw new ValidationError('%(value)s may not hold scripts.', { params: { value } });
    };
    const field = URLField({ validators: [URLValidator(), noScript] });
    expect(clean(field, 'example.org').said).toEqual(['__all__ invalid: Enter a valid URL.']);
    expect(clean(field, 'http://x.org/<script>').said).toEqual([
      '__all__ invalid: http://x.org/<script> may not hold scripts.',
    ]);
    expect(clean(field, '<script').said).toHaveLength(2);
  });
});

describe('Options that cannot be', () => {
  it.each<[string, () => unknown, string]>([
    ['an unknown protocol', () => GenericIPAddressField({ protocol: 'ipv4' as 'IPv4' }), "'protocol' is 'both'"],
    ['a name of every object', () => GenericIPAddressField({ protocol: 'toString' as 'IPv4' }), "'protocol' is 'both'"],
    [
      'unpackIpv4 of one protocol',
      () => GenericIPAddressField({ protocol: 'IPv6', unpackIpv4: true }),
      "'unpackIpv4' goes with the protocol 'both' only",
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(ImproperlyConfigured);
    expect(make).toThrow(message);
  });
});

describe('A SlugField', () => {
  it('has an index unless it is told otherwise', () => {
    expect(SlugField().field.options.index).toBe(true);
    expect(SlugField({ index: false }).field.options.index).toBe(false);
  });
});
