import { atPath, DjongoError, NON_FIELD_ERRORS, ValidationError } from './index.js';

describe('ValidationError', () => {
  it('takes one message', () => {
    const error = new ValidationError('Wrong.', { code: 'odd' });
    expect(error).toBeInstanceOf(DjongoError);
    expect(error.messages).toEqual(['Wrong.']);
    expect(error.messageDict).toEqual({ __all__: ['Wrong.'] });
    expect([error.name, error.message, error.code, error.params]).toEqual(['ValidationError', 'Wrong.', 'odd', {}]);
  });

  it('is `invalid` without a code', () => {
    expect(new ValidationError('Wrong.').code).toBe('invalid');
    expect(new ValidationError(['a', 'b']).code).toBe('invalid');
    expect(new ValidationError([]).issues).toEqual([]);
  });

  it('takes a dictionary by path', () => {
    const error = new ValidationError({ headline: 'Too dull.', 'authors.2.email': ['Wrong.', 'Very wrong.'] });
    expect(error.messageDict).toEqual({ headline: ['Too dull.'], 'authors.2.email': ['Wrong.', 'Very wrong.'] });
    expect(error.message).toBe('headline: Too dull. authors.2.email: Wrong. authors.2.email: Very wrong.');
  });

  it('takes errors within lists and dictionaries, each with its own code and params', () => {
    const odd = new ValidationError('%(value)s is odd.', { code: 'odd', params: { value: 3 } });
    const error = new ValidationError({ n: [odd, 'Wrong.'], __all__: new ValidationError({ blog: odd }) });
    expect(error.issues).toEqual([
      { path: 'n', message: '3 is odd.', code: 'odd', params: { value: 3 } },
      { path: 'n', message: 'Wrong.', code: 'invalid', params: {} },
      { path: 'blog', message: '3 is odd.', code: 'odd', params: { value: 3 } },
    ]);
  });

  it('joins the paths of nested dictionaries', () => {
    const inner = new ValidationError({ email: 'Wrong.', __all__: 'Who is this?' });
    expect(new ValidationError({ authors: { 2: inner } }).messageDict).toEqual({
      'authors.2.email': ['Wrong.'],
      'authors.2': ['Who is this?'],
    });
  });

  it('shares a code and params of its options among its messages', () => {
    const error = new ValidationError(['At most %(max)d.', 'Not %(max)d or more.'], { code: 'c', params: { max: 3 } });
    expect(error.messages).toEqual(['At most 3.', 'Not 3 or more.']);
    expect([error.code, error.params]).toEqual(['c', { max: 3 }]);
  });

  it('keeps a path named __proto__ as a path', () => {
    const error = new ValidationError(JSON.parse('{"__proto__": "Unknown."}') as Record<string, string>);
    expect(Object.keys(error.messageDict)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(error.messageDict)).toBe(Object.prototype);
  });

  it('carries its cause, and freezes its issues', () => {
    const cause = new Error('why');
    const error = new ValidationError('Wrong.', { cause });
    expect(error.cause).toBe(cause);
    expect(Object.isFrozen(error.issues)).toBe(true);
  });
});

describe('ValidationError.of', () => {
  const issue = { path: 'a.b', message: 'Wrong %(x)s.', code: 'odd', params: { x: 1 } };

  it('has message, stack, code and params of its issues, and fills in nothing twice', () => {
    const error = ValidationError.of([issue]);
    expect(error.messageDict).toEqual({ 'a.b': ['Wrong %(x)s.'] });
    expect([error.message, error.code, error.params]).toEqual(['a.b: Wrong %(x)s.', 'odd', { x: 1 }]);
    expect(error.stack).toContain('ValidationError: a.b: Wrong %(x)s.');
  });

  it('is `invalid` for several', () => {
    expect(ValidationError.of([issue, issue])).toMatchObject({ code: 'invalid', params: {} });
  });

  it('sums up thousands of issues', () => {
    const error = ValidationError.of(Array.from({ length: 5000 }, () => issue));
    expect(error.messageDict['a.b']).toHaveLength(5000);
    expect(error.message).toMatch(/^(a\.b: Wrong %\(x\)s\. ){20}… and 4980 more\.$/);
  });
});

describe('messages', () => {
  const said = (message: string, value: unknown): string | undefined =>
    new ValidationError(message, { params: { value } }).messages[0];

  it.each([
    ['%(value)s', 'a', 'a'],
    ['%(value)d', 3, '3'],
    ['%(value)r', 'a', "'a'"],
    ['%(value)r', 3, '3'],
    ['%(value)s and %(value)s', true, 'true and true'],
    ['%(value)s', null, 'null'],
    ['%(value)s', 3n, '3'],
    ['%(value)s', Symbol('x'), 'Symbol(x)'],
    ['%(value)s', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['%(value)s', new Date(Number.NaN), 'Invalid Date'],
    ['%(value)s', ['secret'], 'array'],
    ['%(value)s', { password: 'secret' }, 'object'],
    ['%(value)s', new Map([['secret', 1]]), 'Map'],
    ['%(value)s', () => 'secret', 'function'],
    ['%(value)s', 'x'.repeat(101), `${'x'.repeat(100)}…`],
    ['%(value)s', '%(value)s', '%(value)s'],
    ['%(value)s', '$&', '$&'],
    ['%(value)s', '\ud800', '\ufffd'],
    ['%(value)s', `${'x'.repeat(99)}😀`, `${'x'.repeat(99)}\ufffd…`],
    ['%(other)s %(value)x 100%', 'a', '%(other)s %(value)x 100%'],
    ['%(toString)s', 'a', '%(toString)s'],
  ])('%s of %p', (message, value, expected) => {
    expect(said(message, value)).toBe(expected);
  });

  it('never runs what a value brings along', () => {
    const trap = (): never => {
      throw new Error('It ran.');
    };
    const hostile = Object.create(null, {
      toString: { value: trap },
      [Symbol.toPrimitive]: { value: trap },
      constructor: { get: trap },
    }) as object;
    expect(said('%(value)s', hostile)).toBe('object');
    const proxied = Object.create(hostile) as object;
    expect(said('%(value)s', proxied)).toBe('object');
  });
});

describe('atPath', () => {
  const at = (path: string, prefix: string): string =>
    atPath({ path, message: '', code: 'invalid', params: {} }, prefix).path;

  it.each([
    ['email', 'authors', 'authors.email'],
    [NON_FIELD_ERRORS, 'authors', 'authors'],
    ['email', NON_FIELD_ERRORS, 'email'],
    [NON_FIELD_ERRORS, NON_FIELD_ERRORS, NON_FIELD_ERRORS],
  ])('%s within %s is %s', (path, prefix, expected) => {
    expect(at(path, prefix)).toBe(expected);
  });
});
