// A citation says whether it can be relied on, on the day it is made, and what replaces it.
import renderToString from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { inLocale } from '../../../../platform/words.ts';
import type { Norm } from '../store/norms.ts';
import { citation } from './citation.ts';
import { CitedNorm } from './cited-norm.tsx';
import { labelOf } from './words.ts';

const law: Norm = {
  id: 'a',
  code: 'ley-18695',
  kind: 'law',
  number: '18.695',
  datedIn: undefined,
  datedOn: undefined,
  publishedOn: undefined,
  title: 'Ley de Municipalidades',
  summary: '',
  englishSummary: undefined,
  mark: 'seen',
  institutionId: undefined,
  institutionSlug: undefined,
  institutionName: undefined,
  cut: undefined,
  regionCode: undefined,
  issuer: undefined,
  life: {
    versions: [{ from: '2020-01-01', until: undefined, endIsKnown: true }],
    dated: undefined,
    replacedFrom: undefined,
    isAnnulled: false,
  },
  successors: [],
  annulledAt: undefined,
  annulledReason: undefined,
};
const successor = {
  code: 'ordenanza-ancud-2-2025',
  kind: 'ordinance',
  number: '2',
  datedIn: 2025,
  institutionName: 'Municipalidad de Ancud',
} as const;
const replaced: Norm = {
  ...law,
  life: { ...law.life, replacedFrom: '2025-06-01' },
  successors: [successor],
};

describe('a citation', () => {
  test('of what is in force is its label with the article, and where it is read', () => {
    expect(citation(law, '93', '2026-11-25')).toEqual({
      label: 'Ley 18.695, artículo 93',
      href: '/normas/ley-18695',
      isInForce: true,
      warning: undefined,
      successors: [],
    });
    inLocale('en', () => {
      const cited = citation(law, '93', '2026-11-25');
      expect(cited).toMatchObject({ label: 'Law 18.695, article 93', href: '/en/norms/ley-18695' });
    });
  });

  test('of what is replaced warns from the day of its successor, and names it', () => {
    expect(citation(replaced, undefined, '2025-05-31')).toMatchObject({
      isInForce: true,
      successors: [],
    });
    const cited = citation(replaced, undefined, '2025-06-01');
    expect(cited.isInForce).toBe(false);
    expect(cited.warning).toContain('domingo 1 de junio de 2025');
    expect(cited.successors).toEqual([
      {
        label: 'Ordenanza N.º 2 de 2025, Municipalidad de Ancud',
        href: '/normas/ordenanza-ancud-2-2025',
      },
    ]);
  });

  test('of anything else that does not hold warns too', () => {
    const isInForce = (change: Partial<Norm['life']>, day = '2026-11-25') => {
      const cited = citation({ ...law, life: { ...law.life, ...change } }, undefined, day);
      expect(cited.warning === undefined).toBe(cited.isInForce);
      return cited.isInForce;
    };
    expect(isInForce({})).toBe(true);
    expect(isInForce({}, '2019-01-01')).toBe(false);
    expect(isInForce({ isAnnulled: true })).toBe(false);
    expect(isInForce({ versions: [] })).toBe(false);
    const ended = [{ from: undefined, until: '2021-01-01', endIsKnown: true }];
    expect(isInForce({ versions: ended })).toBe(false);
  });

  test('is shown as a link, and with its warning and successor where it does not hold', () => {
    const sound = renderToString(<CitedNorm citation={citation(law, undefined, '2026-11-25')} />);
    expect(sound).toBe(
      '<span class="cited-norm"><a href="/normas/ley-18695">Ley 18.695</a></span>',
    );
    const cited = citation(replaced, undefined, '2026-11-25');
    const warned = renderToString(<CitedNorm citation={cited} />);
    expect(warned).toContain('ya estaba reemplazada. La reemplaza: <a');
    expect(warned).toContain('href="/normas/ordenanza-ancud-2-2025"');
  });
});

test('a norm is called by what is known of it', () => {
  const name = (change: object) => labelOf({ ...law, ...change });
  expect(name({ kind: 'ruling', number: 'C3369-19' })).toBe('Decisión o dictamen C3369-19');
  expect(name({ kind: 'decree', number: '1', datedIn: 2015 })).toBe('Decreto N.º 1 de 2015');
  expect(name({ kind: 'decree', number: '1' })).toBe('Decreto N.º 1');
  expect(name({ kind: 'constitution', number: undefined })).toBe('Constitución');
});
