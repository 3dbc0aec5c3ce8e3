// What topics and common areas add to the front, to a member, to a seat and to the desk of the secretariat.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { stateOfArea } from '../rules/quorum.ts';
import { standingOf } from '../rules/stance.ts';
import { type Area, listAreas } from '../store/areas.ts';
import { listDeadOf } from '../store/evidence.ts';
import { countAnswered, listStances, listUndecided } from '../store/stances.ts';
import { listQuestions, listTopics } from '../store/topics.ts';
import type { DeskPart, FrontPart, MemberPart, SeatPart } from './part.ts';
import { AreaTag, ChoiceTag, TopicRows } from './topic-parts.tsx';
import { areaHref, areasPath, seatTopic, topicDesk, topicHref, topicsPath } from './topic-paths.ts';

const LISTED = 5;

export const frontOfTopics: FrontPart = async ({ db }) => {
  const topics = await listTopics(db);
  return {
    title: m.roundtable_topics(),
    body: (
      <>
        {topics.length === 0 ? (
          <p>{m.roundtable_topics_none_text()}</p>
        ) : (
          <TopicRows topics={topics.slice(0, LISTED)} />
        )}
        <p>
          <a href={topicsPath.to({})}>{m.roundtable_topics_all()}</a>
        </p>
      </>
    ),
  };
};

/** What is common to the Mesa today. */
export const frontOfAreas: FrontPart = async ({ db }) => {
  const areas = await listAreas(db);
  const common = areas.filter(({ periods }) => stateOfArea(periods) === 'common');
  return {
    title: m.roundtable_common_now(),
    figures: [
      { label: m.roundtable_front_common({ count: common.length }), figure: common.length },
    ],
    body: (
      <>
        {common.length === 0 ? (
          <p>{m.roundtable_areas_none_text()}</p>
        ) : (
          <ul class="roundtable-rows">
            {common.map(({ number, title }) => (
              <li>
                <a href={areaHref(number)} lang={writtenLang()}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={areasPath.to({})}>{m.roundtable_areas_all()}</a>
        </p>
      </>
    ),
  };
};

/** What a member thinks, topic by topic, and which areas it backs. */
export const memberOfTopics: MemberPart = async ({ db }, { id }) => {
  const [topics, areas] = await Promise.all([listTopics(db), listAreas(db)]);
  const read = await Promise.all(
    topics.map(async (topic) => {
      const [questions, stances] = await Promise.all([
        listQuestions(db, topic.id),
        listStances(db, topic.id, id),
      ]);
      const said = questions.flatMap((question) => {
        if (question.replacedAt !== undefined) return [];
        const stands = standingOf(stances.filter((one) => one.questionId === question.id));
        return stands === undefined ? [] : [{ question, choice: stands.choice }];
      });
      return { topic, said };
    }),
  );
  const spoken = read.filter(({ said }) => said.length > 0);
  const backed = areas.filter(({ backings }) =>
    backings.some((one) => one.memberId === id && one.withdrawnAt === undefined),
  );
  if (spoken.length === 0 && backed.length === 0) return undefined;
  return {
    title: m.roundtable_positions(),
    body: (
      <div class="stack">
        {spoken.map(({ topic, said }) => (
          <div class="stack">
            <h3>
              <a href={topicHref(topic.number)} lang={writtenLang()}>
                {topic.title}
              </a>
            </h3>
            <ul class="roundtable-rows">
              {said.map(({ question, choice }) => (
                <li>
                  <span lang={writtenLang()}>{question.statement}</span>{' '}
                  <ChoiceTag choice={choice} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {backed.length > 0 && <h3>{m.roundtable_backs()}</h3>}
        <AreaRows areas={backed} />
      </div>
    ),
  };
};

export const seatOfTopics: SeatPart = async ({ house: { db }, seat, by }) => {
  const [topics, answered, undecided, dead, areas] = await Promise.all([
    listTopics(db),
    countAnswered(db, seat.memberId),
    listUndecided(db, seat.memberId, by.now),
    listDeadOf(db, seat.memberId),
    listAreas(db),
  ]);
  const open = topics.filter(({ closedAt }) => closedAt === undefined);
  const unbacked = areas.filter(
    ({ backings }) =>
      !backings.some((one) => one.memberId === seat.memberId && one.withdrawnAt === undefined),
  );
  return {
    title: m.roundtable_positions(),
    body: (
      <div class="stack">
        {open.length === 0 && <p>{m.roundtable_topics_none_text()}</p>}
        <ul class="roundtable-rows">
          {open.map(({ id, number, title, questionsCount: questions }) => {
            const waiting = undecided.filter(({ topicNumber }) => topicNumber === number);
            return (
              <li>
                <a href={seatTopic.front.to({ topic: String(number) })} lang={writtenLang()}>
                  {title}
                </a>
                <span class="roundtable-note">
                  {m.roundtable_answered_of({ count: answered.get(id) ?? 0, questions })}
                </span>
                {waiting.length > 0 && (
                  <span class="roundtable-note">
                    {m.roundtable_waiting_count({ count: waiting.length })}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        {dead.length > 0 && (
          <p>
            <a href={seatTopic.mend.to({})}>{m.roundtable_dead_count({ count: dead.length })}</a>
          </p>
        )}
        {unbacked.length > 0 && <h3>{m.roundtable_areas_unbacked()}</h3>}
        <AreaRows areas={unbacked} />
      </div>
    ),
  };
};

function AreaRows({ areas }: { readonly areas: readonly Area[] }) {
  if (areas.length === 0) return null;
  return (
    <ul class="roundtable-rows">
      {areas.map(({ number, title, periods }) => (
        <li>
          <a href={areaHref(number)} lang={writtenLang()}>
            {title}
          </a>{' '}
          <AreaTag state={stateOfArea(periods)} />
        </li>
      ))}
    </ul>
  );
}

export const deskOfTopics: DeskPart = async ({ house: { db }, desk, by }) => {
  const topics = (await listTopics(db)).filter(
    ({ institutionId }) => institutionId === by.scope.id,
  );
  return {
    title: m.roundtable_topics(),
    body: (
      <p>
        <a href={topicDesk.topics.to({ institution: desk.slug })}>
          {m.roundtable_desk_topics({ count: topics.length })}
        </a>
      </p>
    ),
  };
};
