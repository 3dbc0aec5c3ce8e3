// How a known budget and its figures are said: its name and page, its state, each figure with its source and its date.
import { m } from '#words';
import { currentLocale, type Locale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import { editionPath } from '../../../edition/editions/index.ts';
import { sourceName } from '../rules/figure.ts';
import type { EditionState, KnownBudget, KnownFigure, KnownKind } from '../rules/known-budget.ts';
import type { ComunaOnDay, ComunaState } from '../rules/situation.ts';
import { figureWords, kindWords } from './figure-words.tsx';
import { experiencePath, experiencesPath } from './paths.ts';

export function pageOfKnown({ key, edition }: KnownBudget, locale = currentLocale()): string {
  if (edition !== undefined) {
    const { institution, slug } = edition;
    return editionPath.to({ institution, edition: slug }, { locale });
  }
  return experiencePath.to({ id: key.replace(/\.\d+$/, '') }, { locale });
}

/** The page that makes the state of a comuna; null where nothing is known of it. */
export function pageOfState(
  { because, isPioneer }: Pick<ComunaOnDay, 'because' | 'isPioneer'>,
  locale: Locale,
): string | null {
  if (because !== undefined) return pageOfKnown(because, locale);
  return isPioneer ? `${experiencesPath.to({}, { locale })}#pioneras` : null;
}

/** «Lautaro 2019». */
export function nameOfKnown({ placeName: place, year }: KnownBudget): string {
  return m.experiences_detail_title({ place, year });
}

export function titleOfKnown({ titleEs, titleEn }: KnownBudget): string {
  return currentLocale() === 'en' ? titleEn : titleEs;
}

export const comunaStateWords: Readonly<Record<ComunaState, () => string>> = {
  'under-way': m.experiences_state_under_way,
  sanctioned: m.experiences_state_sanctioned,
  suspended: m.experiences_state_suspended,
  held: m.experiences_state_held,
  annulled: m.experiences_state_annulled,
  none: m.experiences_state_none,
};

export const comunaStateMeanings: Readonly<Record<ComunaState, () => string>> = {
  'under-way': m.experiences_state_under_way_means,
  sanctioned: m.experiences_state_sanctioned_means,
  suspended: m.experiences_state_suspended_means,
  held: m.experiences_state_held_means,
  annulled: m.experiences_state_annulled_means,
  none: m.experiences_state_none_means,
};

const editionStateWords: Readonly<Record<EditionState, () => string>> = {
  'under-way': m.experiences_state_under_way,
  sanctioned: m.experiences_state_sanctioned,
  suspended: m.experiences_state_suspended,
  over: m.experiences_state_over,
  annulled: m.experiences_state_annulled,
};

export const editionStateTones: Readonly<Record<EditionState, TagTone>> = {
  'under-way': 'attention',
  sanctioned: 'done',
  suspended: 'stop',
  over: 'outline',
  annulled: 'stop',
};

/** Names of editions are in Spanish: they say so on a page in English. */
export function titleLang({ edition }: KnownBudget): 'es-CL' | undefined {
  return edition !== undefined && currentLocale() === 'en' ? 'es-CL' : undefined;
}

export function stateOfKnown({ edition }: KnownBudget): string {
  return edition === undefined
    ? m.experiences_state_registered()
    : editionStateWords[edition.state]();
}

const knownKindWords: Readonly<Record<KnownKind, () => string>> = {
  ...kindWords,
  papers: m.experiences_figure_papers,
  'projects-prioritised': m.experiences_figure_projects_prioritised,
  'projects-sanctioned': m.experiences_figure_projects_sanctioned,
  'sanctioned-amount': m.experiences_figure_sanctioned_amount,
};

export function wordOfKind(kind: KnownKind): string {
  return knownKindWords[kind]();
}

/** A figure that leads to its source, with its date; the exact value is there for machines. Nothing where none is known. */
export function CitedFigure({
  figure,
  budget,
  says,
}: {
  readonly figure: KnownFigure | undefined;
  readonly budget: KnownBudget;
  /** What is counted, where the column holds several kinds. */
  readonly says?: boolean;
}) {
  if (figure === undefined) return null;
  const { sourceUrl, amount, on, kind, precision } = figure;
  return (
    <>
      <data value={amount} data-kind={kind} data-precision={precision}>
        {sourceUrl === undefined ? (
          <a href={pageOfKnown(budget)}>{figureWords(figure)}</a>
        ) : (
          <a href={sourceUrl} rel="external">
            {figureWords(figure)}
          </a>
        )}
      </data>
      <span class="known-source">
        {says && <>{wordOfKind(kind)}. </>}
        {sourceUrl === undefined ? m.experiences_source_edition() : sourceName(sourceUrl)},{' '}
        <time dateTime={on}>{formatDay(on, currentLocale(), { length: 'short' })}</time>
      </span>
    </>
  );
}
