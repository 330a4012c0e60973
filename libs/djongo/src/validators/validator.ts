/**
 * A rule for one value. It throws a `ValidationError` when the value breaks it, and returns nothing otherwise.
 *
 * @example
 * const even: Validator<number> = (value) => {
 *   if (value % 2 !== 0) throw new ValidationError('%(value)s is not even.', { code: 'odd', params: { value } });
 * };
 */
export type Validator<V = never> = (value: V) => void;
