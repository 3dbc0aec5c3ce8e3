// What the front of the Mesa shows of its calls and of who sits.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { opinionsState } from '../rules/topic.ts';
import { listCalls } from '../store/calls.ts';
import { listMembers } from '../store/members.ts';
import { listTopics } from '../store/topics.ts';
import { CallRows } from './call-parts.tsx';
import { MembersSummary } from './members-page.tsx';
import type { FrontPart } from './part.ts';
import { shortDayOf } from './parts.tsx';
import { callsPath, membersPath } from './paths.ts';
import { opinionPath } from './topic-paths.ts';

const LISTED = 3;

export const frontOfCalls: FrontPart = async ({ db, clock }) => {
  const calls = await listCalls(db, clock.now());
  return {
    title: m.roundtable_calls(),
    body: (
      <>
        {calls.length === 0 ? (
          <p>{m.roundtable_calls_none_text()}</p>
        ) : (
          <CallRows calls={calls.slice(0, LISTED)} />
        )}
        <p class="screen-only">
          <a href={callsPath.to({})}>{m.roundtable_front_all_calls()}</a>
        </p>
      </>
    ),
  };
};

/** What residents are asked today. */
export const frontOfConsultation: FrontPart = async ({ db, clock }) => {
  const today = dayIn(ROUNDTABLE_ZONE, clock.now());
  const asked = (await listTopics(db)).filter((one) => opinionsState(one, today) === 'open');
  if (asked.length === 0) return undefined;
  return {
    title: m.roundtable_front_consultation(),
    body: (
      <ul class="roundtable-rows">
        {asked.map(({ number, title, opinions }) => (
          <li>
            <a href={opinionPath.to({ topic: String(number) })} lang={writtenLang()}>
              {title}
            </a>
            <span class="roundtable-note">
              {m.roundtable_front_answer_until({ day: shortDayOf(opinions?.until ?? today) })}
            </span>
          </li>
        ))}
      </ul>
    ),
  };
};

export const frontOfMembers: FrontPart = async ({ db }) => {
  const members = await listMembers(db, { standing: true });
  return {
    title: m.roundtable_members(),
    figures: [{ label: m.roundtable_front_sit({ count: members.length }), figure: members.length }],
    body:
      members.length === 0 ? (
        <p>
          {m.roundtable_members_none_text()}{' '}
          <a href={membersPath.to({})}>{m.roundtable_front_all_members()}</a>
        </p>
      ) : (
        <MembersSummary members={members} />
      ),
  };
};
