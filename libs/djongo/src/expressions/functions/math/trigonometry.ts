import type { Expression as Mql } from '../../../lookups/index.js';
import type { FunctionDefinition } from '../../define-function.js';
import { realOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { Real, RealOrNull } from '../function-types.js';
import { between, FINITE, type Kind, NUMBER } from '../kinds.js';

function angleFunction(name: string, says: string, kind: Kind, make: (number: Mql) => Mql): FunctionDefinition {
  return defineGuarded({
    name,
    doc: { args: 'number', says, example: `${name}('n_comments')` },
    kinds: [kind],
    output: realOf,
    make: ([number]) => make(number),
  });
}

/** The cosine and the sine of which an angle may be. */
const COSINE = between(-1, 1);

const aCos = angleFunction('ACos', 'the angle with this cosine; null beyond -1 and 1', COSINE, (x) => ({ $acos: x }));
const aSin = angleFunction('ASin', 'the angle with this sine; null beyond -1 and 1', COSINE, (x) => ({ $asin: x }));
const aTan = angleFunction('ATan', 'the angle with this tangent', NUMBER, (x) => ({ $atan: x }));
const cos = angleFunction('Cos', 'the cosine', FINITE, (x) => ({ $cos: x }));
const sin = angleFunction('Sin', 'the sine', FINITE, (x) => ({ $sin: x }));
const tan = angleFunction('Tan', 'the tangent', FINITE, (x) => ({ $tan: x }));
const cot = angleFunction('Cot', 'the cotangent; null of 0', FINITE, (x) => ({
  $cond: [{ $eq: [{ $sin: x }, 0] }, null, { $divide: [{ $cos: x }, { $sin: x }] }],
}));
const degrees = angleFunction('Degrees', 'of an angle in radians', NUMBER, (x) => ({ $radiansToDegrees: x }));
const radians = angleFunction('Radians', 'of an angle in degrees', NUMBER, (x) => ({ $degreesToRadians: x }));

/** What is made of angles, in radians, and what makes them. Null where there is none, and of the infinities. */
export const TRIGONOMETRY: readonly FunctionDefinition[] = [aCos, aSin, aTan, cos, cot, degrees, radians, sin, tan];

/** The angle, in radians, with this cosine; null where there is none. → `{ $acos: '$x' }` */
export function ACos<const A extends Argument>(cosine: A): RealOrNull<A> {
  return call(aCos, [cosine]);
}

/** The angle, in radians, with this sine; null where there is none. → `{ $asin: '$x' }` */
export function ASin<const A extends Argument>(sine: A): RealOrNull<A> {
  return call(aSin, [sine]);
}

/** The angle, in radians, with this tangent. → `{ $atan: '$x' }` */
export function ATan<const A extends Argument>(tangent: A): Real<A> {
  return call(aTan, [tangent]);
}

/** The cosine of an angle in radians; null of the infinities. → `{ $cos: '$x' }` */
export function Cos<const A extends Argument>(angle: A): RealOrNull<A> {
  return call(cos, [angle]);
}

/** The cotangent of an angle in radians; null of 0. → `{ $divide: [{ $cos: '$x' }, { $sin: '$x' }] }` */
export function Cot<const A extends Argument>(angle: A): RealOrNull<A> {
  return call(cot, [angle]);
}

/** An angle in radians, in degrees. → `{ $radiansToDegrees: '$x' }` */
export function Degrees<const A extends Argument>(angle: A): Real<A> {
  return call(degrees, [angle]);
}

/** An angle in degrees, in radians. → `{ $degreesToRadians: '$x' }` */
export function Radians<const A extends Argument>(angle: A): Real<A> {
  return call(radians, [angle]);
}

/** The sine of an angle in radians; null of the infinities. → `{ $sin: '$x' }` */
export function Sin<const A extends Argument>(angle: A): RealOrNull<A> {
  return call(sin, [angle]);
}

/** The tangent of an angle in radians; null of the infinities. → `{ $tan: '$x' }` */
export function Tan<const A extends Argument>(angle: A): RealOrNull<A> {
  return call(tan, [angle]);
}
