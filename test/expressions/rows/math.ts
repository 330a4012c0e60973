import { expect } from '@jest/globals';
import {
  Abs,
  ACos,
  ASin,
  ATan,
  ATan2,
  Ceil,
  Cos,
  Cot,
  Degrees,
  Exp,
  type Expression,
  F,
  Floor,
  Ln,
  Log,
  Mod,
  Pi,
  Power,
  Radians,
  Random,
  Round,
  Sign,
  Sin,
  Sqrt,
  Tan,
  Value,
} from 'nestjs-djongo';
import type { Seen } from '../fixture.js';
import { both, given, type Row, row } from './row.js';

/** A function of one number, of floating point and of whole numbers, and what JavaScript makes of them. */
function real(
  name: string,
  of: (number: 'n' | 'x') => Expression,
  make: (number: number) => number,
  has: (number: number) => boolean = () => true,
): readonly Row[] {
  const made = (number: number | null) => given(number, (each) => (has(each) ? make(each) : null));
  return [
    row(name, `${name}('x')`, of('x'), ({ x }) => made(x)),
    row(name, `${name}('n')`, of('n'), ({ n }) => made(n)),
  ];
}

/** What a function makes of the decimals, as exact texts. */
function decimals(name: string, code: string, made: Expression, of: Readonly<Record<number, string>>): Row {
  return row(name, code, made, ({ id }: Seen) => of[id] ?? null);
}

/** Of a calculation by a method, which the server does not do with other types. */
function strict(name: string, code: string, made: Expression, of: Row['of']): Row {
  return { ...row(name, code, made, of), isStrict: true };
}

const roundEven = (number: number): number => {
  const whole = Math.round(number);
  return Math.abs(number % 1) === 0.5 && whole % 2 !== 0 ? whole - 1 : whole;
};

/** By a number that is computed the server is off by the last digit. */
const POWERS: Readonly<Record<number, unknown>> = {
  1: expect.stringMatching(/^6\.2(5|49{30})/),
  2: expect.stringMatching(/^-0\.0000(1|09{25})/),
  6: expect.stringMatching(/^1\.0+$/),
  7: expect.stringMatching(/^0\.000000810/),
};

function power(base: number, exponent: number): number | null {
  if (base === 0 && exponent < 0) return null;
  return base < 0 && !Number.isInteger(exponent) ? null : base ** exponent;
}

export const MATH_ROWS: readonly Row[] = [
  ...real('Abs', Abs, Math.abs),
  ...real('Ceil', Ceil, Math.ceil),
  ...real('Floor', Floor, Math.floor),
  ...real('Sign', Sign, (number) => (Number.isNaN(number) ? -1 : Math.sign(number))),
  ...real('Round', Round, roundEven),
  ...real('Exp', Exp, Math.exp),
  ...real('Ln', Ln, Math.log, (number) => number > 0),
  ...real('Sqrt', Sqrt, Math.sqrt, (number) => number >= 0),
  ...real('Sin', Sin, Math.sin, Number.isFinite),
  ...real('Cos', Cos, Math.cos, Number.isFinite),
  ...real('Tan', Tan, Math.tan, Number.isFinite),
  ...real(
    'Cot',
    Cot,
    (number) => 1 / Math.tan(number),
    (number) => Number.isFinite(number) && number !== 0,
  ),
  ...real('ACos', ACos, Math.acos, (number) => Math.abs(number) <= 1),
  ...real('ASin', ASin, Math.asin, (number) => Math.abs(number) <= 1),
  ...real('ATan', ATan, Math.atan),
  ...real('Degrees', Degrees, (number) => (number * 180) / Math.PI),
  ...real('Radians', Radians, (number) => (number * Math.PI) / 180),
  row('ATan2', "ATan2('x', 'n')", ATan2('x', 'n'), ({ x, n }) => both(x, n, Math.atan2)),
  row('Log', "Log(10, 'n')", Log(10, 'n'), ({ n }) => given(n, (number) => (number > 0 ? Math.log10(number) : null))),
  row('Log', "Log('m', 'n')", Log('m', 'n'), ({ m, n }) =>
    both(m, n, (base, number) => (base > 0 && base !== 1 && number > 0 ? Math.log(number) / Math.log(base) : null)),
  ),
  row('Log', "Log(1, 'n')", Log(1, 'n'), () => null),
  row('Log', 'Log(0, 0)', Log(0, 0), () => null),
  row('Power', "Power('n', 2)", Power('n', 2), ({ n }) => given(n, (base) => base ** 2)),
  row('Power', "Power('price', 'm')", Power('price', 'm'), ({ id }) => POWERS[id] ?? null),
  row('Power', "Power('n', -1)", Power('n', -1), ({ n }) => given(n, (base) => power(base, -1))),
  row('Power', "Power('n', 0.5)", Power('n', 0.5), ({ n }) => given(n, (base) => power(base, 0.5))),
  row('Power', "Power('n', 'x')", Power('n', 'x'), ({ n, x }) => both(n, x, power)),
  row('Power', "Power(0, 'm')", Power(0, 'm'), ({ m }) => given(m, (exponent) => power(0, exponent))),
  row('Sqrt', 'Sqrt(-1)', Sqrt(-1), () => null),
  row('Sqrt', 'Sqrt(Abs(Value(-4)))', Sqrt(Abs(Value(-4))), () => 2),
  row('Ln', 'Ln(0)', Ln(0), () => null),
  row('Cos', 'Cos(Infinity)', Cos(Infinity), () => null),
  row('Pi', 'Pi()', Pi(), () => Math.PI),
  row('Random', 'Floor(Random())', Floor(Random()), () => 0),
  row('Round', "Round('x', 1)", Round('x', 1), ({ x }) => given(x, (number) => roundEven(number * 10) / 10)),
  row('Round', "Round('n', -1)", Round('n', -1), ({ n }) => given(n, (number) => roundEven(number / 10) * 10)),
  decimals('Round', "Round('price', 1)", Round('price', 1), { 1: '2.5', 2: '-0.1', 6: '0.0', 7: '1234567.9' }),
  decimals('Abs', "Abs('price')", Abs('price'), { 1: '2.50', 2: '0.10', 6: '0', 7: '1234567.891' }),
  decimals('Ceil', "Ceil('price')", Ceil('price'), { 1: '3', 2: '-0', 6: '0', 7: '1234568' }),
  decimals('Floor', "Floor('price')", Floor('price'), { 1: '2', 2: '-1', 6: '0', 7: '1234567' }),
  decimals('Sign', "Sign('price')", Sign('price'), { 1: '1', 2: '-1', 6: '0', 7: '1' }),
  decimals('Sqrt', "Sqrt('price')", Sqrt('price'), {
    1: '1.581138830084189665999446772216359',
    6: '0',
    7: '1111.111106505555546010541627102584',
  }),
  decimals('Power', "Power('price', 2)", Power('price', 2), {
    1: '6.2500',
    2: '0.0100',
    6: '0',
    7: '1524157877488.187881',
  }),
  strict('Mod', "Mod('n', 'm')", Mod('n', 'm'), ({ n, m }) => both(n, m, (a, b) => (b === 0 ? null : a % b))),
  strict('Mod', "F('x').mod(2)", F('x').mod(2), ({ x }) => given(x, (number) => number % 2)),
  strict('Add', "F('n').add('m')", F('n').add('m'), ({ n, m }) => both(n, m, (a, b) => a + b)),
  strict('Add', "F('at').add(1000)", F('at').add(1000), ({ at }) =>
    given(at, (date) => new Date(date.getTime() + 1000)),
  ),
  strict('Sub', "F('at').sub('end')", F('at').sub('end'), ({ at, end }) =>
    both(at, end, (a, b) => a.getTime() - b.getTime()),
  ),
  strict('Mul', "F('x').mul('n')", F('x').mul('n'), ({ x, n }) => both(x, n, (a, b) => a * b)),
  strict('Div', "F('n').div('m')", F('n').div('m'), ({ n, m }) => both(n, m, (a, b) => (b === 0 ? null : a / b))),
  {
    ...decimals('Mul', "F('price').mul(2)", F('price').mul(2), { 1: '5.00', 2: '-0.20', 6: '0', 7: '2469135.782' }),
    isStrict: true,
  },
  {
    ...decimals('Add', "F('price').add(1)", F('price').add(1), { 1: '3.50', 2: '0.90', 6: '1', 7: '1234568.891' }),
    isStrict: true,
  },
];
