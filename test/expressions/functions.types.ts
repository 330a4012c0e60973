import {
  Abs,
  ArrayConcat,
  ArrayContains,
  ArrayElement,
  ArrayLength,
  ArraySlice,
  ArraySort,
  ATan2,
  Avg,
  BooleanField,
  Cast,
  CharField,
  Chr,
  Coalesce,
  Concat,
  DateAdd,
  DateDiff,
  DecimalField,
  Extract,
  ExtractYear,
  F,
  FloatField,
  Greatest,
  IntegerField,
  JSONObject,
  type JsonValue,
  Left,
  Length,
  LPad,
  Max,
  Meta,
  Mod,
  Model,
  ArrayField,
  DateTimeField,
  DjongoManager,
  Now,
  NullIf,
  Ord,
  Pi,
  Power,
  type QuerySet,
  Random,
  Repeat,
  Replace,
  Round,
  Sin,
  Sqrt,
  StrIndex,
  Substr,
  Sum,
  Trunc,
  TruncDate,
  TruncTime,
  Upper,
  Value,
} from 'nestjs-djongo';
import { same } from '../types/support/same.js';

// Compiled, never run.

@Meta({ collection: 'typed' })
class Typed extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField() text!: string;
  @CharField({ null: true }) other!: string | null;
  @IntegerField() n!: number;
  @FloatField({ null: true }) x!: number | null;
  @DecimalField() price!: string;
  @DateTimeField() at!: Date;
  @DateTimeField({ null: true }) end!: Date | null;
  @ArrayField({ baseField: CharField() }) tags!: string[];
  @ArrayField({ baseField: CharField(), null: true }) more!: string[] | null;

  static objects = new DjongoManager<Typed>();
}

type RowOf<Q> = Q extends QuerySet<infer _M, infer R, infer _N> ? R : never;

const texts = Typed.objects
  .annotate({
    upper: Upper('text'),
    upperOrNull: Upper('other'),
    nested: Upper(Left('other', 3)),
    size: Length('text'),
    index: StrIndex('text', 'other'),
    concat: Concat('text', 'other'),
    part: Substr('text', 1),
    partOfN: Substr('text', 1, 'x'),
    replaced: Replace('text', Value('a')),
    padded: LPad('text', 5),
    repeated: Repeat('text', 'n'),
    chr: Chr('n'),
    ord: Ord('text'),
  })
  .values(
    'upper', 'upperOrNull', 'nested', 'size', 'index', 'concat', 'part', 'partOfN', 'replaced', 'padded', 'repeated', 'chr', 'ord',
  ); // prettier-ignore
same<
  RowOf<typeof texts>,
  {
    upper: string;
    upperOrNull: string | null;
    nested: string | null;
    size: number;
    index: number | null;
    concat: string;
    part: string;
    partOfN: string | null;
    replaced: string;
    padded: string | null;
    repeated: string | null;
    chr: string | null;
    ord: number | null;
  }
>(true);

const numbers = Typed.objects
  .annotate({
    abs: Abs('n'),
    absOrNull: Abs('x'),
    exact: Round('price', 1),
    sqrt: Sqrt('n'),
    sqrtOfDecimal: Sqrt('price'),
    sin: Sin('x'),
    angle: ATan2('n', 'n'),
    power: Power('price', 2),
    rest: Mod('n', 5),
    pi: Pi(),
    random: Random(),
    letters: Sum(Length('text')),
    rounded: Round(Avg('n')),
    last: Max(Upper('other')),
  })
  .values(
    'abs', 'absOrNull', 'exact', 'sqrt', 'sqrtOfDecimal', 'sin', 'angle', 'power', 'rest', 'pi', 'random', 'letters', 'rounded', 'last',
  ); // prettier-ignore
same<
  RowOf<typeof numbers>,
  {
    abs: number;
    absOrNull: number | null;
    exact: string;
    sqrt: number | null;
    sqrtOfDecimal: string | null;
    sin: number | null;
    angle: number | null;
    power: string | null;
    rest: number | null;
    pi: number;
    random: number;
    letters: number | null;
    rounded: number | null;
    last: string | null;
  }
>(true);

const dates = Typed.objects
  .annotate({
    year: ExtractYear('at'),
    hour: Extract('end', 'hour', { tzinfo: 'UTC' }),
    month: Trunc('at', 'month'),
    time: Trunc('end', 'time'),
    timeOfDay: TruncTime('at'),
    day: TruncDate('end'),
    now: Now(),
    later: DateAdd('at', 'n', 'day'),
    age: DateDiff('at', 'end', 'day'),
    since: Now().sub('at'),
  })
  .values('year', 'hour', 'month', 'time', 'timeOfDay', 'day', 'now', 'later', 'age', 'since');
same<
  RowOf<typeof dates>,
  {
    year: number;
    hour: number | null;
    month: Date;
    time: string | null;
    timeOfDay: string;
    day: Date | null;
    now: Date;
    later: Date;
    age: number | null;
    since: number;
  }
>(true);

const others = Typed.objects
  .annotate({
    first: Coalesce('other', 'text'),
    none: Coalesce('other', Value(null)),
    zero: Coalesce('x', 0),
    most: Greatest('n', 'x'),
    unless: NullIf('text', Value('')),
    object: JSONObject({ a: 'text' }),
    float: Cast('text', FloatField()),
    exact: Cast('text', DecimalField()),
    yes: Cast('n', BooleanField()),
    length: ArrayLength('tags'),
    item: ArrayElement('tags', 0),
    slice: ArraySlice('more', 0, 2),
    sorted: ArraySort('tags'),
    all: ArrayConcat('tags', 'more'),
    has: ArrayContains('tags', 'text'),
  })
  .values(
    'first', 'none', 'zero', 'most', 'unless', 'object', 'float', 'exact', 'yes', 'length', 'item', 'slice', 'sorted', 'all', 'has',
  ); // prettier-ignore
same<
  RowOf<typeof others>,
  {
    first: string;
    none: string | null;
    zero: number;
    most: number | null;
    unless: string | null;
    object: Record<string, JsonValue>;
    float: number | null;
    exact: string | null;
    yes: boolean | null;
    length: number;
    item: string | null;
    slice: string[] | null;
    sorted: string[];
    all: string[] | null;
    has: boolean;
  }
>(true);

// @ts-expect-error a text is missing
Upper();
// @ts-expect-error a list is no argument
Upper(['text']);
// @ts-expect-error nothing can be concatenated
Concat('text');
// @ts-expect-error one value is the first of one
Coalesce('text');
// @ts-expect-error a precision is a number
Round('x', 'n');
// @ts-expect-error there is no such part
Extract('at', 'era');
// @ts-expect-error there is no such kind
Trunc('at', 'era');
// @ts-expect-error there is no such option
TruncDate('at', { tz: 'UTC' });
// @ts-expect-error there is no such unit
DateAdd('at', 1, 'fortnight');
// @ts-expect-error a field is made by its factory
Cast('n', 'int');
// @ts-expect-error there is no such order
ArraySort('tags', 'up');
// @ts-expect-error it takes nothing
Now('at');
// @ts-expect-error a dictionary is no argument
F('n').add({ $add: 1 });
