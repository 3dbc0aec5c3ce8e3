import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_LENGTH, codeFrom, formatCode, parseCode } from './invitation-code.ts';
import { endedBy, mayAccept, mayLeave, parseReplacement, replacements } from './representation.ts';

describe('a code', () => {
  const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH });

  test('is read back however it is written', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFrom(random);
        expect(parseCode(code)).toBe(code);
        expect(parseCode(` ${formatCode(code).toLowerCase()} `)).toBe(code);
        expect(parseCode(formatCode(code).replaceAll('-', ' – '))).toBe(code);
        expect(parseCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  test('is none when it is shorter, longer or has other signs', () => {
    expect(parseCode('7K3M-90QX-BR2')).toBeUndefined();
    expect(parseCode('7K3M-90QX-BR2T-1')).toBeUndefined();
    expect(parseCode('7K3M-90QX-BR2U')).toBeUndefined();
    expect(parseCode(null)).toBeUndefined();
  });

  test('uses five bits of each byte', () => {
    const all = new Set(
      Array.from({ length: 256 }, (_, byte) => codeFrom(new Uint8Array(12).fill(byte))),
    );
    expect(all.size).toBe(32);
  });
});

describe('whoever brings a code', () => {
  const code = (change: Partial<Parameters<typeof mayAccept>[0]>) => {
    const may = mayAccept({
      replaces: 'nobody',
      inviter: 'ana',
      representatives: ['ana', 'eva'],
      accepting: 'new',
      isReset: false,
      ...change,
    });
    return may.ok ? 'may' : may.error.code;
  };

  test('comes in while whoever gave it represents the organisation', () => {
    expect(code({})).toBe('may');
    expect(code({ representatives: ['eva'] })).toBe('organizations/code-unknown');
    expect(code({ inviter: undefined })).toBe('organizations/code-unknown');
    expect(code({ isReset: true, replaces: 'everybody', inviter: 'officer' })).toBe('may');
  });

  test('is never whoever made it, nor joins where she is', () => {
    for (const replaces of replacements) {
      for (const isReset of [true, false]) {
        expect(code({ replaces, isReset, accepting: 'ana' })).toBe('organizations/own-invitation');
      }
    }
    expect(code({ accepting: 'eva' })).toBe('organizations/already-represents');
    expect(code({ accepting: 'eva', replaces: 'everybody' })).toBe('may');
  });
});

describe('a hand-over', () => {
  const person = fc.constantFrom('ana', 'eva', 'juan', 'luz', 'new');
  const before = fc.uniqueArray(person, { minLength: 1 });

  test('ends nobody, whoever invited, or everybody', () => {
    const three = ['ana', 'eva', 'juan'];
    expect(endedBy('nobody', three, 'ana', 'new')).toEqual([]);
    expect(endedBy('inviter', three, 'ana', 'new')).toEqual(['ana']);
    expect(endedBy('inviter', three, undefined, 'new')).toEqual([]);
    expect(endedBy('everybody', three, 'ana', 'new')).toEqual(three);
    expect(endedBy('everybody', three, 'ana', 'eva')).toEqual(['ana', 'juan']);
  });

  test('never leaves an organisation without anybody', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...replacements),
        before,
        person,
        (replacement, persons, inviter) => {
          const ended = endedBy(replacement, persons, inviter, 'new');
          const after = new Set([...persons.filter((one) => !ended.includes(one)), 'new']);
          expect(after.size).toBeGreaterThan(0);
          expect(ended).not.toContain('new');
        },
      ),
    );
  });

  test('any walk of leaving ends with one person who may not go', () => {
    fc.assert(
      fc.property(before, fc.array(person), (persons, leaving) => {
        let there = [...persons];
        for (const one of leaving.filter((name) => there.includes(name))) {
          if (mayLeave(there, one).ok) there = there.filter((name) => name !== one);
        }
        expect(there.length).toBeGreaterThan(0);
      }),
    );
    expect(mayLeave(['ana'], 'ana')).toEqual({
      ok: false,
      error: { code: 'organizations/last-representative' },
    });
  });

  test('is read by name', () => {
    expect(parseReplacement('everybody')).toBe('everybody');
    expect(parseReplacement('all')).toBeUndefined();
  });
});
