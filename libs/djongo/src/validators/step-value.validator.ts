import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** How far from a step a number may be, since 0.3 is not quite three times 0.1. */
const TOLERANCE = 1e-9;

/** A multiple of `step`, counted from `offset`. */
export function StepValueValidator(step: number, offset?: number): Validator<number> {
  const message =
    offset === undefined
      ? 'Ensure this value is a multiple of step size %(limit_value)s.'
      : 'Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, ' +
        'e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.';
  return (value) => {
    const distance = value - (offset ?? 0);
    if (Math.abs(distance - Math.round(distance / step) * step) <= TOLERANCE) return;
    const steps = offset === undefined ? {} : { offset, valid_value1: offset + step, valid_value2: offset + 2 * step };
    throw new ValidationError(message, {
      code: 'step_size',
      params: { limit_value: step, show_value: value, value, ...steps },
    });
  };
}
