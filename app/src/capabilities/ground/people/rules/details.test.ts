import { describe, expect, test } from 'vitest';
import { isEmail, parseDetails } from './details.ts';

const known = { today: '2026-11-25', isBirthDateKept: false, cuts: new Set(['09108', '13101']) };

function parse(form: Record<string, string>, more: Partial<typeof known> = {}) {
  return parseDetails(new URLSearchParams(form), { ...known, ...more });
}

function problems(form: Record<string, string>, more: Partial<typeof known> = {}) {
  const parsed = parse(form, more);
  return parsed.ok ? [] : parsed.error.map(({ field, code }) => `${field} ${code}`);
}

const whole = {
  'birth-date': '15-04-1990',
  comuna: '09108',
  email: ' ana@ejemplo.cl ',
  appearance: 'alias',
  alias: 'Chucao 312',
};

describe('the details of an account', () => {
  test('are all read', () => {
    expect(parse(whole)).toEqual({
      ok: true,
      value: {
        birthDate: '1990-04-15',
        comunaCut: '09108',
        email: 'ana@ejemplo.cl',
        alias: 'Chucao 312',
      },
    });
  });

  test('may all be left out', () => {
    const nothing = { birthDate: undefined, comunaCut: null, email: null, alias: undefined };
    expect(parse({})).toEqual({ ok: true, value: nothing });
    expect(parse({ appearance: 'name', alias: '<b>' })).toEqual({ ok: true, value: nothing });
  });

  test('that are wrong are all told, in the order of the form', () => {
    const wrong = { ...whole, 'birth-date': '30-02-1990', comuna: '99999', email: 'ana' };
    expect(problems({ ...wrong, alias: 'ab' })).toEqual([
      'birth-date not-a-date',
      'comuna unknown',
      'email not-an-address',
      'alias too-short',
    ]);
    expect(problems({ ...whole, alias: '' })).toEqual(['alias too-short']);
  });

  test('never change a birth date that was declared', () => {
    const parsed = parse(whole, { isBirthDateKept: true });
    expect(parsed.ok && parsed.value.birthDate).toBeUndefined();
    expect(problems({ ...whole, 'birth-date': 'x' }, { isBirthDateKept: true })).toEqual([]);
  });
});

describe('an e-mail', () => {
  test.each(['a@b.cl', 'ana.maria+minga@correo.municipio.cl', 'ñandú@ñuñoa.cl'])(
    '%s can be written to',
    (text) => {
      expect(isEmail(text)).toBe(true);
    },
  );

  test.each([
    'ana',
    'ana@',
    '@b.cl',
    'ana@b',
    'ana@b@c.cl',
    'ana maria@b.cl',
    'Ana <a@b.cl>',
    'a@b.cl,c@d.cl',
    'a@b.cl;c@d.cl',
    '"a"@b.cl',
    'a@b.cl\r\nBcc: c@d.cl',
    'a\u0000@b.cl',
    'a\u202e@b.cl',
    `${'a'.repeat(250)}@b.cl`,
  ])('«%s» cannot', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});
