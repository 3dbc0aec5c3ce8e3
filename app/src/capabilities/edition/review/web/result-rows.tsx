// Results one under the other: the proposal, what was found, and of each no its reason, its norm and what came of its appeal.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { normPath } from '../../../ground/norms/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import type { PublicResult } from '../store/public-results.ts';
import {
  appealStateWords,
  groundWords,
  money,
  outcomeTones,
  outcomeWords,
  reasonKindWords,
} from './words.ts';

interface ResultRowsProps {
  readonly results: readonly PublicResult[];
  readonly norms: ReadonlyMap<string, string>;
  /** Whose edition it is, where the list is of more than one. */
  readonly withEdition: boolean;
}

export function ResultRows({ results, norms, withEdition }: ResultRowsProps) {
  return (
    <ul class="review-list stack-wide">
      {results.map((one) => (
        <Result one={one} norms={norms} withEdition={withEdition} />
      ))}
    </ul>
  );
}

interface ResultProps {
  readonly one: PublicResult;
  readonly norms: ReadonlyMap<string, string>;
  readonly withEdition: boolean;
}

function Result({ one, norms, withEdition }: ResultProps) {
  const { number, title, outcome, reasons, appeal, answer, proposedClp, foundClp } = one;
  const { institutionSlug: institution, editionSlug: edition, editionName, sector } = one;
  const to = { institution, edition, number: String(number) };
  const where = [withEdition ? editionName : undefined, sector ?? undefined, money(proposedClp)];
  return (
    <li class="stack review-result">
      <h3 lang={writtenLang()}>
        <a href={proposalPath.to(to)}>{`${number}. ${title}`}</a>
      </h3>
      <p class="cluster">
        <Tag tone={outcomeTones[outcome]}>{outcomeWords[outcome]()}</Tag>
        {appeal !== null && <Tag>{appealStateWords[appeal]()}</Tag>}
        <span class="secondary">{where.filter((part) => part !== undefined).join(' · ')}</span>
      </p>
      {foundClp !== null && foundClp !== proposedClp && (
        <p class="secondary">{m.review_results_found({ cost: money(foundClp) })}</p>
      )}
      {answer !== null && (
        <p class="review-lines" lang={writtenLang()}>
          {answer}
        </p>
      )}
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ kind, ground, norm, article }) => (
            <li>
              {whyNot(reasonKindWords[kind](), groundWords[ground]())}{' '}
              <a href={normPath.to({ norm })}>{citedAs(norms.get(norm) ?? norm, article)}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** «Técnica: Ya está programado.»; once where both are called the same. */
function whyNot(kind: string, ground: string): string {
  return kind === ground ? `${kind}.` : `${kind}: ${ground}.`;
}

function citedAs(norm: string, article: string | null): string {
  return article === null ? norm : m.review_norm_article({ norm, article });
}
