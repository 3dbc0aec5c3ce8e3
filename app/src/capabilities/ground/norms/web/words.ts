// The words of this room that its pages share: how a norm is called, its kinds, states, marks and days.
import { m } from '#words';
import { currentLocale, inLocale, type Locale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { Mark, NormKind } from '../rules/kind.ts';
import type { NormState } from '../rules/validity.ts';
import type { Norm, NormName } from '../store/norms.ts';
import type { RelatedNorm } from '../store/relations.ts';
import type { InSearch } from '../store/search-documents.ts';
import { normPath } from './paths.ts';

export const kindWords: Readonly<Record<NormKind, () => string>> = {
  constitution: m.norms_kind_constitution,
  law: m.norms_kind_law,
  'decree-with-force-of-law': m.norms_kind_decree_with_force,
  decree: m.norms_kind_decree,
  'presidential-instruction': m.norms_kind_instruction,
  ordinance: m.norms_kind_ordinance,
  regulation: m.norms_kind_regulation,
  'administrative-resolution': m.norms_kind_resolution,
  'council-resolution': m.norms_kind_council,
  ruling: m.norms_kind_ruling,
};

export const stateWords: Readonly<Record<NormState, () => string>> = {
  'in-force': m.norms_state_in_force,
  'not-yet': m.norms_state_not_yet,
  replaced: m.norms_state_replaced,
  ended: m.norms_state_ended,
  annulled: m.norms_state_annulled,
  unknown: m.norms_state_unknown,
};

export const stateTones: Readonly<Record<NormState, TagTone>> = {
  'in-force': 'done',
  'not-yet': 'struct',
  replaced: 'stop',
  ended: 'stop',
  annulled: 'stop',
  unknown: 'outline',
};

export const markWords: Readonly<Record<Mark, () => string>> = {
  seen: m.norms_mark_seen,
  unverified: m.norms_mark_unverified,
  declared: m.norms_mark_declared,
};

/** «Ley 20.500», «Ordenanza N.º 12 de 2019, Municipalidad de Lautaro», «Instructivo presidencial de 2000». */
export function labelOf(norm: NormName): string {
  const label = shortLabelOf(norm);
  const institution = norm.institutionName;
  return institution === undefined ? label : m.norms_label_of({ label, institution });
}

/** The same without its institution, where the page says it. */
export function shortLabelOf({ kind, number, datedIn }: NormName): string {
  const word = kindWords[kind]();
  if (number === undefined) {
    return datedIn === undefined ? word : m.norms_label_year({ kind: word, year: datedIn });
  }
  if (kind === 'law' || kind === 'ruling') return m.norms_label_law({ kind: word, number });
  return datedIn === undefined
    ? m.norms_label_number({ kind: word, number })
    : m.norms_label_number_year({ kind: word, number, year: datedIn });
}

export function dayWords(day: string): string {
  return formatDay(day, currentLocale());
}

/** A day, or that nobody knows it. */
export function dayOrUnknown(day: string | undefined): string {
  return day === undefined ? m.norms_unknown_day() : dayWords(day);
}

const relationWords: Readonly<
  Record<RelatedNorm['relation'], readonly [active: () => string, passive: () => string]>
> = {
  replaces: [m.norms_relation_replaces, m.norms_relation_replaced_by],
  amends: [m.norms_relation_amends, m.norms_relation_amended_by],
  implements: [m.norms_relation_implements, m.norms_relation_implemented_by],
  follows: [m.norms_relation_follows, m.norms_relation_followed_by],
};

/** What stands between this norm and the related one. */
export function relationOf({
  relation,
  isActive,
}: Pick<RelatedNorm, 'relation' | 'isActive'>): string {
  return relationWords[relation][isActive ? 0 : 1]();
}

export interface Said {
  readonly words: string;
  /** Set where the words are not in the language of the page. */
  readonly lang: 'es' | undefined;
}

/** Words in the language of the page, or in Spanish where they are in no other. */
export function said(spanish: string, english: string | undefined): Said {
  const isEnglish = currentLocale() === 'en';
  if (isEnglish && english !== undefined) return { words: english, lang: undefined };
  return { words: spanish, lang: isEnglish ? 'es' : undefined };
}

/** How the index of the search names norms. */
export const inSearch: InSearch = {
  labelIn: (norm, locale: Locale) => inLocale(locale, () => labelOf(norm)),
  pathIn: (code, locale) => normPath.to({ norm: code }, { locale }),
};

/** Whose a norm is. */
export function issuerWords({ institutionName, issuer }: Norm): string {
  return institutionName ?? issuer ?? m.norms_issuer_state();
}
