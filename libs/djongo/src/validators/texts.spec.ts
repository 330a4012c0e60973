import { ImproperlyConfigured, ValidationError } from '../errors/index.js';
import {
  EmailValidator,
  FileExtensionValidator,
  IPv46AddressValidator,
  IPv4AddressValidator,
  IPv6AddressValidator,
  ProhibitNullCharactersValidator,
  RegexValidator,
  SlugValidator,
  StepValueValidator,
  URLValidator,
  type Validator,
} from './index.js';

function failure<V>(validator: Validator<V>, value: V): ValidationError | undefined {
  try {
    validator(value);
    return undefined;
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
}

const said = <V>(validator: Validator<V>, value: V): string | undefined => failure(validator, value)?.messages[0];
const refused = <V>(validator: Validator<V>, values: readonly V[]): V[] =>
  values.filter((value) => failure(validator, value) !== undefined);

/** Django's own lists (tests/validators), as far as they fit on a line. */
const URLS = [
  'http://www.djangoproject.com/', 'HTTP://WWW.DJANGOPROJECT.COM/', 'http://localhost/', 'http://example.com/',
  'http://example.com:0', 'http://example.com:65535', 'http://example.com./', 'http://www.example.com/',
  'http://www.example.com:8000/test', 'http://valid-with-hyphens.com/', 'http://subdomain.example.com/',
  'http://a.aa', 'http://200.8.9.10/', 'http://200.8.9.10:8000/test', 'http://su--b.valid-----hyphens.com/',
  'http://example.com?something=value', 'http://example.com/index.php?something=value&another=value2',
  'https://example.com/', 'ftp://example.com/', 'ftps://example.com/', 'http://foo.com/blah_blah',
  'http://foo.com/blah_blah/', 'http://foo.com/blah_blah_(wikipedia)', 'http://foo.com/blah_blah_(wikipedia)_(again)',
  'http://www.example.com/wpstyle/?p=364', 'https://www.example.com/foo/?bar=baz&inga=42&quux', 'http://✪df.ws/123',
  'http://userid@example.com', 'http://userid@example.com/', 'http://userid@example.com:8080',
  'http://userid@example.com:8080/', 'http://userid@example.com:65535', 'http://userid:@example.com',
  'http://userid:@example.com/', 'http://userid:@example.com:8080', 'http://userid:password@example.com',
  'http://userid:password@example.com/', 'http://userid:password@example.com:8', 'http://userid:password@example.com:65535/',
  'https://userid:paaschars?$@example.com', 'http://142.42.1.1/', 'http://142.42.1.1:8080/', 'http://➡.ws/䨹',
  'http://⌘.ws', 'http://⌘.ws/', 'http://foo.com/blah_(wikipedia)#cite-1', 'http://foo.com/unicode_(✪)_in_parens',
  'http://foo.com/(something)?after=parens', 'http://☺.damowmow.com/', 'http://code.google.com/events/#&product=browser',
  'http://j.mp', 'ftp://foo.bar/baz', 'http://foo.bar/?q=Test%20URL-encoded%20stuff', 'http://مثال.إختبار',
  'http://例子.测试', 'http://उदाहरण.परीक्षा', "http://-.~_!$&'()*+,;=%40:80%2f@example.com", 'http://xn--7sbb4ac0ad0be6cf.xn--p1ai',
  'http://1337.net', 'http://a.b-c.de', 'http://223.255.255.254', 'ftps://foo.bar/', 'http://10.1.1.254',
  'http://[FEDC:BA98:7654:3210:FEDC:BA98:7654:3210]:80/index.html', 'http://[::192.9.5.5]/ipng',
  'http://[::ffff:192.9.5.5]/ipng', 'http://[::1]:8080/', 'http://0.0.0.0/', 'http://255.255.255.255',
  'http://224.0.0.0', 'http://224.1.1.1', 'http://111.112.113.114/', 'http://88.88.88.88/', 'http://11.12.13.14/',
  'http://10.20.30.40/', 'http://1.2.3.4/', 'http://127.0.01.09.home.lan', 'http://example.com/#fragment',
  `http://${'a'.repeat(63)}.xyz`, `http://example.${'a'.repeat(63)}/`, `http://${'a.'.repeat(125)}aaa`.replace(/\.$/, ''),
]; // prettier-ignore

const NOT_URLS = [
  'no_scheme', 'foo', 'http://', 'http://example', 'http://example.', 'http://example.com:-1', 'http://example.com:-/',
  'http://example.com:000000080', 'http://.com', 'http://invalid-.com', 'http://-invalid.com', 'http://invalid.com-',
  'http://invalid.-com', 'http://inv-.alid-.com', 'http://inv-.-alid.com', 'file://localhost/path', 'git://example.com/',
  'http://.', 'http://..', 'http://../', 'http://?', 'http://??', 'http://??/', 'http://#', 'http://##', 'http://##/',
  'http://foo.bar?q=Spaces should be encoded', '//', '//a', '///a', '///', 'http:///a', 'foo.com', 'rdar://1234',
  'h://test', 'http:// shouldfail.com', ':// should fail', 'http://foo.bar/foo(bar)baz quux', 'http://-error-.invalid/',
  'http://dashinpunytld.trailingdot.xn--.', 'http://dashinpunytld.xn---', 'http://-a.b.co', 'http://a.b-.co',
  'http://a.-b.co', 'http://a.b-.c.co', 'http:/', 'http://', 'http://1.1.1.1.1', 'http://123.123.123', 'http://3628126748',
  'http://123', 'http://000.000.000.000', 'http://016.016.016.016', 'http://192.168.000.001', 'http://01.2.3.4',
  'http://01.2.3.4', 'http://1.02.3.4', 'http://1.2.03.4', 'http://1.2.3.04', 'http://.www.foo.bar/',
  'http://.www.foo.bar./', 'http://[::1:2::3]:8/', 'http://[::1:2::3]:8080/', 'http://[]', 'http://[]:8080',
  'http://example..com/', 'http://example.com:65536000', 'http://[a', 'http://[a]b', 'http://@example.com',
  'http://:foo@example.com', 'http://:@example.com', 'http://foo@bar@example.com', 'http://foo/bar@example.com',
  'http://foo:bar:baz@example.com', 'http://invalid-.com/?m=foo@example.com', `http://example.${'a'.repeat(64)}/`,
  `http://${'a'.repeat(64)}.com`, `http://${'a.'.repeat(130)}com`, 'http://www.djangoproject.com/\n', 'http://[::ffff:192.9.5.5]\n',
  'http://www.asdasdasdasdsadfm.com.br ', 'http://www.asdasdasdasdsadfm.com.br z', 'javascript:alert(1)//http://example.com',
  'http://[fe80::1%25eth0]/', '', 'http://exa\tmple.com', `http://example.com/${'a'.repeat(2048)}`, '[a', 'http://[::1',
]; // prettier-ignore

const EMAILS = [
  'email@here.com', 'weirder-email@here.and.there.com', 'email@[127.0.0.1]', 'email@[2001:dB8::1]',
  'email@[2001:dB8:0:0:0:0:0:1]', 'email@[::fffF:127.0.0.1]', 'example@valid-----hyphens.com',
  'example@valid-with-hyphens.com', 'test@domain.with.idn.tld.उदाहरण.परीक्षा', 'email@localhost', '"test@test"@example.com',
  `example@atm.${'a'.repeat(63)}`, `example@${'a'.repeat(63)}.atm`, `example@${'a'.repeat(63)}.${'b'.repeat(10)}.atm`,
  'email@xn--4ca9at.com', '"\\\\\\011"@here.com', "a+b!#$%&'*/=?^_`{|}~-c@x.org",
]; // prettier-ignore

const NOT_EMAILS = [
  `example@atm.${'a'.repeat(64)}`, `example@${'b'.repeat(64)}.atm.${'a'.repeat(63)}`, 'abc', 'abc@', 'abc@bar',
  'a @x.cz', 'abc@.com', 'something@@somewhere.com', 'email@127.0.0.1', 'email@[127.0.0.256]', 'email@[2001:db8::12345]',
  'email@[2001:db8:0:0:0:0:1]', 'email@[::ffff:127.0.0.256]', 'email@[2001:dg8::1]', 'email@[2001:dG8:0:0:0:0:0:1]',
  'email@[::fTzF:127.0.0.1]', 'example@invalid-.com', 'example@-invalid.com', 'example@invalid.com-',
  'example@inv-.alid-.com', 'example@inv-.-alid.com', 'test@example.com\n\n<script src="x.js">', '"\\\n"@here.com',
  'trailingdot@shouldfail.com.', 'a@b.com\n', 'a\n@b.com', '"test@test"\n@example.com', 'a@[127.0.0.1]\n', '', '@',
  '@x.org', '.a@x.org', 'a..b@x.org', 'a.@x.org', `${'a'.repeat(313)}@x.org.com`, 'a@中 国.com', 'a@exa<mple.é',
]; // prettier-ignore

describe('URLValidator', () => {
  it('takes URLs', () => expect(refused(URLValidator(), URLS)).toEqual([]));
  it('refuses everything else', () => expect(refused(URLValidator(), NOT_URLS)).toEqual(NOT_URLS));

  it('takes the schemes it is given only', () => {
    const git = URLValidator({ schemes: ['git', 'file'] });
    expect(refused(git, ['git://example.com/', 'GIT://example.com', 'file://localhost/path'])).toEqual([]);
    expect(refused(git, ['http://example.com/'])).toEqual(['http://example.com/']);
  });

  it('says what Django says, or what it is told', () => {
    expect(failure(URLValidator(), 'x')).toMatchObject({
      messages: ['Enter a valid URL.'],
      code: 'invalid',
      params: { value: 'x' },
    });
    expect(failure(URLValidator({ message: 'No: %(value)s', code: 'no' }), 'x')).toMatchObject({
      messages: ['No: x'],
      code: 'no',
    });
  });
});

describe('EmailValidator', () => {
  it('takes addresses', () => expect(refused(EmailValidator(), EMAILS)).toEqual([]));
  it('refuses everything else', () => expect(refused(EmailValidator(), NOT_EMAILS)).toEqual(NOT_EMAILS));

  it('takes the domains it is told to', () => {
    expect(refused(EmailValidator({ allowlist: ['localdomain'] }), ['a@localdomain', 'a@localhost'])).toEqual([
      'a@localhost',
    ]);
    expect(said(EmailValidator(), 'x')).toBe('Enter a valid email address.');
  });
});

describe('SlugValidator', () => {
  it('takes letters, digits, hyphens and underscores', () => {
    const slugs = ['slug-ok', 'longer-slug-still-ok', '--------', 'nohyphensoranything', 'a', '1', 'a1', '_'];
    expect(refused(SlugValidator(), slugs)).toEqual([]);
    const others = ['', ' text ', ' ', 'some@mail.com', '你好', '你 好', '\n', 'trailing-newline\n', 'é'];
    expect(refused(SlugValidator(), others)).toEqual(others);
    expect(said(SlugValidator(), '!')).toBe(
      'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.',
    );
  });

  it('takes those of all scripts where it is told to', () => {
    const unicode = SlugValidator({ allowUnicode: true });
    expect(refused(unicode, ['slug-ok', '你-好', 'İstanbul', '०१', 'é'])).toEqual([]);
    const others = ['', ' ', '你 好', 'a!', 'a\n'];
    expect(refused(unicode, others)).toEqual(others);
    expect(said(unicode, '!')).toBe(
      'Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.',
    );
  });
});

describe('Validators of IP addresses', () => {
  const four = ['1.1.1.1', '255.0.0.0', '0.0.0.0'];
  const six = ['fe80::1', '::1', '1:2:3:4:5:6:7:8', '::ffff:254.42.16.14'];
  const neither = [
    '', ' ', '256.1.1.1', '25.1.1.', '25,1,1,1', '25.1 .1.1', '1.1.1.1\n', '٧.2٥.3٣.243', '000.000.000.000',
    '016.016.016.016', '01.2.3.4', '1:2', '::zzz', '12345::', '::1\n', 'fe80::1%eth0', `::${' '.repeat(10_000)}`,
  ]; // prettier-ignore

  it('take those of their protocol', () => {
    expect(refused(IPv4AddressValidator(), [...four, ...six, ...neither])).toEqual([...six, ...neither]);
    expect(refused(IPv6AddressValidator(), [...four, ...six, ...neither])).toEqual([...four, ...neither]);
    expect(refused(IPv46AddressValidator(), [...four, ...six, ...neither])).toEqual(neither);
  });

  it('name it', () => {
    expect(said(IPv4AddressValidator(), 'x')).toBe('Enter a valid IPv4 address.');
    expect(said(IPv6AddressValidator(), 'x')).toBe('Enter a valid IPv6 address.');
    expect(said(IPv46AddressValidator(), 'x')).toBe('Enter a valid IPv4 or IPv6 address.');
  });
});

describe('RegexValidator', () => {
  it('finds a pattern anywhere', () => {
    expect(refused(RegexValidator({ regex: '[0-9]' }), ['a1', 'a'])).toEqual(['a']);
    expect(refused(RegexValidator({ regex: 'x', flags: 'i' }), ['aXa', 'a'])).toEqual(['a']);
    expect(refused(RegexValidator({ regex: /x/, inverseMatch: true }), ['x', 'a'])).toEqual(['x']);
  });

  it('finds it every time, a global pattern too', () => {
    const validator = RegexValidator({ regex: /a/g });
    expect(refused(validator, ['a', 'a', 'a'])).toEqual([]);
  });

  it('says what it is told', () => {
    expect(said(RegexValidator({ regex: 'a' }), 'x')).toBe('Enter a valid value.');
    expect(failure(RegexValidator({ regex: 'a', message: 'No %(value)s.', code: 'no' }), 'x')).toMatchObject({
      messages: ['No x.'],
      code: 'no',
      params: { value: 'x' },
    });
  });

  it('refuses what is no pattern', () => {
    expect(() => RegexValidator({ regex: '(' })).toThrow(ImproperlyConfigured);
    expect(() => RegexValidator({ regex: /a/, flags: 'i' })).toThrow("'flags' go with a pattern given as text");
  });
});

describe('StepValueValidator', () => {
  it('takes multiples', () => {
    expect(refused(StepValueValidator(3), [0, 3, -3, 42, 1, 4.5])).toEqual([1, 4.5]);
    expect(refused(StepValueValidator(0.1), [0.3, 0.7, 1.1, 0.35])).toEqual([0.35]);
    expect(refused(StepValueValidator(3, 1), [1, 7, -2, 3])).toEqual([3]);
    expect(refused(StepValueValidator(1), [Number.NaN, Number.POSITIVE_INFINITY])).toHaveLength(2);
  });

  it('says how', () => {
    expect(failure(StepValueValidator(3), 1)).toMatchObject({
      messages: ['Ensure this value is a multiple of step size 3.'],
      code: 'step_size',
    });
    expect(said(StepValueValidator(3, 1), 3)).toBe(
      'Ensure this value is a multiple of step size 3, starting from 1, e.g. 1, 4, 7, and so on.',
    );
  });
});

describe('FileExtensionValidator', () => {
  it.each<[readonly string[] | undefined, string, boolean]>([
    [['txt'], 'fileWithUnsupportedExt.jpg', false],
    [['txt'], 'fileWithUnsupportedExt.JPG', false],
    [['txt'], 'fileWithNoExtension', false],
    [[''], 'fileWithAnExtension.txt', false],
    [[], 'file.txt', false],
    [['txt'], 'file.txt', true],
    [['TXT'], 'file.Txt', true],
    [['txt'], 'a.txt/file.jpg', false],
    [['txt'], '.txt', false],
    [[''], 'fileWithNoExtension', true],
    [undefined, 'fileWithAnyExtension.jpg', true],
  ])('with %j takes %s: %p', (allowedExtensions, name, isTaken) => {
    const validator = FileExtensionValidator(allowedExtensions && { allowedExtensions });
    expect(failure(validator, name) === undefined).toBe(isTaken);
    expect(failure(validator, { name }) === undefined).toBe(isTaken);
  });

  it('says which', () => {
    expect(failure(FileExtensionValidator({ allowedExtensions: ['txt', 'pdf'] }), 'a.jpg')).toMatchObject({
      messages: ['File extension “jpg” is not allowed. Allowed extensions are: txt, pdf.'],
      code: 'invalid_extension',
    });
  });
});

it('ProhibitNullCharactersValidator refuses NUL', () => {
  expect(said(ProhibitNullCharactersValidator(), 'a')).toBeUndefined();
  expect(failure(ProhibitNullCharactersValidator(), 'a\0')).toMatchObject({
    messages: ['Null characters are not allowed.'],
    code: 'null_characters_not_allowed',
  });
});

it('No text makes a validator take long', () => {
  const texts = [
    `http://${'a'.repeat(2040)}`,
    `http://${'a.'.repeat(1015)}!`,
    `http://${'a-'.repeat(1015)}.`,
    `http://${'é'.repeat(2030)}:`,
    `http://${':'.repeat(2030)}@`,
    `http://${'x@'.repeat(1015)}`,
    `http://[${':'.repeat(2030)}`,
    `http://${'xn--'.repeat(500)}.`,
    `${'a'.repeat(319)}@`,
    `${'a.'.repeat(157)}@x`,
    `"${'\\\\'.repeat(150)}@x.org`,
    `a@${'a-'.repeat(155)}.`,
    `a@${'a.'.repeat(155)}-`,
    `a@${'é.'.repeat(155)}`,
    'a'.repeat(1_000_000),
    '@'.repeat(1_000_000),
    `http://${'.'.repeat(1_000_000)}`,
    '::'.repeat(500_000),
    `${'-'.repeat(1_000_000)}!`,
  ];
  const started = performance.now();
  for (const validator of [
    URLValidator(),
    EmailValidator(),
    SlugValidator(),
    SlugValidator({ allowUnicode: true }),
    IPv46AddressValidator(),
  ]) {
    for (const text of texts) failure(validator, text);
  }
  expect(performance.now() - started).toBeLessThan(1500);
});
