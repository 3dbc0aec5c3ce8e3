// What several pages of topics draw: tags of positions, members by name, evidence with what became of its address.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Ground } from '../rules/common-ground.ts';
import type { AreaState } from '../rules/quorum.ts';
import type { StanceChoice } from '../rules/stance.ts';
import type { Evidence } from '../store/evidence.ts';
import type { Member } from '../store/members.ts';
import type { Topic } from '../store/topics.ts';
import { dayOf } from './parts.tsx';
import { memberPath } from './paths.ts';
import { topicHref } from './topic-paths.ts';
import {
  areaStateTones,
  areaStateWords,
  choiceTones,
  choiceWords,
  groundTones,
  groundWords,
} from './topic-words.ts';

/** The day in Santiago on which something happened. */
export function dayThere(instant: Date): string {
  return dayOf(dayIn(ROUNDTABLE_ZONE, instant));
}

export function ChoiceTag({ choice }: { readonly choice: StanceChoice | undefined }) {
  const said = choice ?? 'none';
  return <Tag tone={choiceTones[said]}>{choiceWords[said]()}</Tag>;
}

/** What an agreement depends on. */
export function Condition({ of: { condition } }: { readonly of: { readonly condition: string } }) {
  if (condition === '') return null;
  return (
    <p>
      <strong>{m.roundtable_on_condition()}</strong> <span lang={writtenLang()}>{condition}</span>
    </p>
  );
}

export function GroundTag({ ground }: { readonly ground: Ground }) {
  return <Tag tone={groundTones[ground]}>{groundWords[ground]()}</Tag>;
}

export function AreaTag({ state }: { readonly state: AreaState }) {
  return <Tag tone={areaStateTones[state]}>{areaStateWords[state]()}</Tag>;
}

export function MemberLink({ member }: { readonly member: Member }) {
  return (
    <>
      <a href={memberPath.to({ member: member.slug })} lang={writtenLang()}>
        {member.name}
      </a>
      {member.leftOn !== undefined && (
        <span class="roundtable-note">{m.roundtable_left_on({ day: dayOf(member.leftOn) })}</span>
      )}
    </>
  );
}

/** A dead address stays with its claim, says since when, and names the one that took its place. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="roundtable-evidence">
      {evidence.map(({ id, title, address, fileId, deadSince, isMended }) => (
        <li>
          <a
            href={address ?? fileAddress(fileId ?? '')}
            rel="nofollow noopener"
            lang={writtenLang()}
          >
            {title}
          </a>
          {fileId !== undefined && <> {m.roundtable_in_pdf()}</>}
          {deadSince !== undefined && (
            <span class="roundtable-note" id={`prueba-${id}`}>
              {isMended
                ? m.roundtable_evidence_mended({ day: dayThere(deadSince) })
                : m.roundtable_evidence_dead({ day: dayThere(deadSince) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface TopicRowsProps {
  readonly topics: readonly Topic[];
  /** Also what the Mesa wants to find out with each. */
  readonly withPurpose?: boolean;
}

export function TopicRows({ topics, withPurpose = false }: TopicRowsProps) {
  return (
    <ul class="roundtable-rows">
      {topics.map((topic) => (
        <li>
          <a class="topic-title" href={topicHref(topic.number)} lang={writtenLang()}>
            {topic.title}
          </a>{' '}
          <TopicTag topic={topic} />
          {withPurpose && (
            <p class="topic-purpose" lang={writtenLang()}>
              {topic.purpose}
            </p>
          )}
          <span class="roundtable-note">
            {m.roundtable_topic_facts({
              questions: topic.questionsCount,
              members: topic.membersCount,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function TopicTag({ topic: { closedAt } }: { readonly topic: Pick<Topic, 'closedAt'> }) {
  return closedAt === undefined ? (
    <Tag tone="attention">{m.roundtable_topic_open()}</Tag>
  ) : (
    <Tag>{m.roundtable_topic_closed()}</Tag>
  );
}
