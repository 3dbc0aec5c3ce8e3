// Forms as browsers send them, and bodies that are none.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  lineUpTo,
  paragraphsUpTo,
  parseForm,
  problemOf,
  readForm,
  readFormWithFiles,
  websiteUpTo,
} from './form.ts';

function sent(body: BodyInit): Request {
  return new Request('http://localhost/', { method: 'POST', body });
}

const tooLong = () => 'too long';

describe('reading', () => {
  test('gives what was typed as it was typed, and the files by their field', async () => {
    const form = new FormData();
    form.set('name', ' Ana  ');
    form.set('file', new File(['abc'], 'a.txt'));
    form.set('none', new File([], ''));
    const read = await readFormWithFiles(sent(form));
    expect(read.typed).toMatchObject({ name: ' Ana  ' });
    expect(await read.file('file')?.text()).toBe('abc');
    expect(['none', 'name', 'other'].map((field) => read.file(field))).toEqual(
      Array(3).fill(undefined),
    );
    expect(await readForm(sent(new URLSearchParams({ a: '1', b: '' })))).toEqual({ a: '1', b: '' });
  });

  test('takes a body that is no form for an empty form', async () => {
    for (const body of ['{"name":"Ana"}', '']) {
      const read = await readFormWithFiles(sent(body));
      expect([read.typed, read.file('file')]).toEqual([{}, undefined]);
    }
  });

  test('takes the name of no field for anything but a name', async () => {
    const typed = await readForm(sent(new URLSearchParams({ __proto__x: 'a', constructor: 'b' })));
    expect(typed).toEqual({ __proto__x: 'a', constructor: 'b' });
    const odd = await readForm(sent(new URLSearchParams('__proto__=c')));
    expect([Object.keys(odd), Object.getPrototypeOf(odd)]).toEqual([
      ['__proto__'],
      Object.prototype,
    ]);
  });
});

describe('parsing', () => {
  const schema = v.object({
    name: v.pipe(lineUpTo(5, tooLong), v.nonEmpty('missing'), v.regex(/^A/, 'no A')),
    place: lineUpTo(3, tooLong),
  });

  test('gives the values of a sound form', () => {
    const parsed = parseForm(schema, { name: '\u202e Ana ', place: 'a\u0000b' });
    expect(parsed).toEqual({ isSound: true, values: { name: 'Ana', place: 'a b' } });
  });

  test('tells one problem a field, in the order of the form', () => {
    const parsed = parseForm(schema, { place: 'abcd' });
    const problems = parsed.isSound ? [] : parsed.problems;
    expect(problems).toEqual([
      { field: 'name', message: 'missing' },
      { field: 'place', message: 'too long' },
    ]);
    expect(['place', 'other'].map((field) => problemOf(problems, field))).toEqual([
      'too long',
      undefined,
    ]);
  });
});

describe('a website', () => {
  const read = (text: string) => {
    const read = v.safeParse(
      websiteUpTo(30, tooLong, () => 'wrong'),
      text,
    );
    return read.success ? read.output : read.issues[0].message;
  };

  test.each([
    ['', ''],
    [' www.muni.cl ', 'https://www.muni.cl'],
    ['Https://Muni.cl/A', 'https://Muni.cl/A'],
    ['http://muni.cl', 'http://muni.cl'],
  ])('typed as «%s» is «%s»', (typed, website) => {
    expect(read(typed)).toBe(website);
  });

  test('is of http or https, has a host, and keeps to its length with what was added to it', () => {
    for (const none of [
      'javascript:a.b()',
      'ftp://a.cl',
      '//a.cl',
      'http:a.cl',
      'muni',
      'https://',
    ]) {
      expect([none, read(none)]).toEqual([none, 'wrong']);
    }
    expect(read(`${'a'.repeat(20)}.cl`)).toBe('too long');
  });
});

describe('several lines', () => {
  const read = (text: string | undefined) => v.parse(paragraphsUpTo(9, tooLong), text);

  test('keep their breaks and nothing else that is not seen', () => {
    expect(read(' a\r\nb\rc\u0000\u2067d ')).toBe('a\nb\nc  d');
    expect(read(undefined)).toBe('');
  });

  test('have a limit, which counts what is kept', () => {
    expect(read(`${' '.repeat(40)}123456789`)).toBe('123456789');
    expect(() => read('1234567890')).toThrow('too long');
  });
});
