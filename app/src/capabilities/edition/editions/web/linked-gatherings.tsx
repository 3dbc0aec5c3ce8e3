// Gatherings that belong to an edition, with whether their minutes can be read.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import type { LinkedGathering } from '../store/committee.ts';
import { spokenLang } from './public-words.ts';

interface LinkedGatheringsProps {
  readonly gatherings: readonly LinkedGathering[];
  /** Said when there is none. */
  readonly none: string;
}

export function LinkedGatherings({ gatherings, none }: LinkedGatheringsProps) {
  if (gatherings.length === 0) return <p class="secondary">{none}</p>;
  return (
    <ul class="edition-links">
      {gatherings.map(({ slug, title, startsAt, timeZone, hasMinutes }) => (
        <li>
          <a href={gatheringPath.to({ gathering: slug })} lang={spokenLang()}>
            {title}
          </a>{' '}
          <span class="secondary">
            {formatInstant(startsAt, currentLocale(), { timeZone })}
            {hasMinutes && ` · ${m.editions_page_with_minutes()}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
