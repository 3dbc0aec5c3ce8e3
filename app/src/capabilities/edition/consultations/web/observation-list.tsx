// Observations as everybody reads them: who holds each, whether for or against, why, and what was hidden and why.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { reasonLabel } from '../../../ground/conversation/index.ts';
import { parseReason } from '../../../ground/conversation/rules/index.ts';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import { isShown, type Observation } from '../store/observations.ts';
import { placeOf, stanceTones, stanceWords, wayWords, whoOf } from './words.ts';

export interface ObservationListProps {
  readonly observations: readonly Observation[];
  /** Public names by account. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether it is said of which paragraph each is. */
  readonly withPlace?: boolean;
}

/** What waits for a moderator is counted and not shown; what was hidden leaves its reason. */
export function ObservationList({ observations, names, withPlace }: ObservationListProps) {
  const waiting = observations.filter((one) => one.hiddenAt === undefined && !isShown(one)).length;
  return (
    <>
      <ul class="observations">
        {observations
          .filter((one) => one.hiddenAt !== undefined || isShown(one))
          .map((one) => (
            <li class="observation stack">
              {one.hiddenAt === undefined ? (
                <Said observation={one} names={names} withPlace={withPlace === true} />
              ) : (
                <p class="secondary">{m.consultations_hidden({ reason: hiddenFor(one) })}</p>
              )}
            </li>
          ))}
      </ul>
      {waiting > 0 && <p class="secondary">{m.consultations_waiting({ count: waiting })}</p>}
    </>
  );
}

/** The reason of the short list, within a sentence. */
export function hiddenFor({ hiddenReason }: Pick<Observation, 'hiddenReason'>): string {
  const reason = parseReason(hiddenReason);
  return reason === undefined ? '' : reasonLabel(reason).toLocaleLowerCase('es-CL');
}

function Said({
  observation,
  names,
  withPlace,
}: {
  readonly observation: Observation;
  readonly names: ReadonlyMap<string, string>;
  readonly withPlace: boolean;
}) {
  const { stance, way, number, reasons, proposed, gatheringSlug } = observation;
  return (
    <>
      <p class="observation-head">
        <Tag tone={stanceTones[stance]}>{stanceWords[stance]()}</Tag>{' '}
        <strong>
          {gatheringSlug === undefined ? (
            whoOf(observation, names)
          ) : (
            <a href={gatheringPath.to({ gathering: gatheringSlug })}>{whoOf(observation, names)}</a>
          )}
        </strong>{' '}
        {way !== 'web' && <span class="secondary">{wayWords[way]()}</span>}{' '}
        {withPlace && <span class="secondary">{placeOf(number)}</span>}
      </p>
      <p class="observation-words" lang={writtenLang()}>
        {reasons}
      </p>
      {proposed !== '' && (
        <blockquote class="observation-proposed">
          <p class="secondary">{m.consultations_proposed_says()}</p>
          <p class="observation-words" lang={writtenLang()}>
            {proposed}
          </p>
        </blockquote>
      )}
    </>
  );
}
