// Gatherings that belong to an edition, with whether their minutes can be read.
import { m } from '#words';
import { actPath } from '../../../../platform/two-person.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import type { ApprovedMinutes, LinkedGathering } from '../store/committee.ts';
import { dayOf } from './public-words.ts';

interface LinkedGatheringsProps {
  readonly gatherings: readonly LinkedGathering[];
  /** Said when there is none. */
  readonly none: string;
}

export function LinkedGatherings({ gatherings, none }: LinkedGatheringsProps) {
  if (gatherings.length === 0) return <p class="secondary">{none}</p>;
  return (
    <ul class="edition-links">
      {gatherings.map(({ slug, title, startsAt, timeZone, purpose, minutes }) => (
        <li>
          <a href={gatheringPath.to({ gathering: slug })} lang={writtenLang()}>
            {title}
          </a>{' '}
          <span class="secondary">
            {formatInstant(startsAt, currentLocale(), { timeZone })}
            {minutes !== null && ` · ${m.editions_page_with_minutes()}`}
          </span>{' '}
          {purpose === 'committee' && minutes !== null && <Signatures {...{ minutes, timeZone }} />}
        </li>
      ))}
    </ul>
  );
}

interface SignaturesProps {
  readonly minutes: ApprovedMinutes;
  readonly timeZone: string;
}

/** Whether minutes of the committee are joint already. */
function Signatures({ minutes: { signedAt, actId }, timeZone }: SignaturesProps) {
  if (signedAt === null || actId === null) {
    return <Tag tone="outline">{m.editions_page_minutes_unsigned()}</Tag>;
  }
  return (
    <>
      <Tag tone="done">
        {m.editions_page_minutes_signed({ day: dayOf(signedAt, { timeZone }) })}
      </Tag>{' '}
      <a href={actPath.to({ act: actId })}>{m.editions_minutes_see_signatures()}</a>
    </>
  );
}
