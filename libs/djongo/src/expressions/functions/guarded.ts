import type { Expression as Mql } from '../../lookups/index.js';
import { constantOf, isPlainMql } from './constants.js';
import type { Kind } from './kinds.js';

/**
 * What is made of arguments that are of the kinds that an operator takes, and null where they are not: the server fails a whole
 * query over one document whose value an operator cannot take. The last kind is that of all further arguments.
 */
export function guarded(args: readonly Mql[], kinds: readonly Kind[], make: (values: readonly Mql[]) => Mql): Mql {
  return withValues(args, (values) => {
    const tests = values.flatMap((value, at) => testsOf(value, kinds[at] ?? kinds.at(-1)));
    const [only, ...others] = tests;
    if (only === undefined) return make(values);
    return { $cond: [others.length === 0 ? only : { $and: tests }, make(values), null] };
  });
}

function testsOf(value: Mql, kind: Kind | undefined): readonly Mql[] {
  const constant = constantOf(value);
  return kind === undefined || (constant !== undefined && kind.has(constant.value)) ? [] : kind.tests(value);
}

/**
 * What is made of values that are each computed once, under a name, unless they are fields or constants. Of constants alone nothing is
 * left open: the server would compute them before it asks whether it may.
 */
export function withValues(args: readonly Mql[], make: (values: readonly Mql[]) => Mql): Mql {
  const areConstant = args.every((arg) => constantOf(arg) !== undefined);
  const vars: Record<string, Mql> = {};
  const values = args.map((arg, at) => {
    if (!areConstant && isPlainMql(arg)) return arg;
    vars[`v${at}`] = arg;
    return `$$v${at}`;
  });
  const made = make(values);
  return Object.keys(vars).length === 0 ? made : { $let: { vars, in: made } };
}
