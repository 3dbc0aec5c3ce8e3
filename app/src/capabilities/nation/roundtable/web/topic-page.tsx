// A topic: the table of its questions by member, what they have in common, each question with its reasons, and what residents think.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { GroundOfQuestion } from '../rules/common-ground.ts';
import { stanceChoices } from '../rules/stance.ts';
import type { Member } from '../store/members.ts';
import type { Stance } from '../store/stances.ts';
import type { Question } from '../store/topics.ts';
import { CommonGroundPart, Counts } from './common-ground-part.tsx';
import { type Comparison, standsOf, versionsOf } from './comparison.ts';
import { OpinionsPart, type OpinionsShown } from './opinions-part.tsx';
import { crumbs } from './parts.tsx';
import {
  ChoiceTag,
  Condition,
  dayThere,
  EvidenceList,
  GroundTag,
  MemberLink,
  TopicTag,
} from './topic-parts.tsx';
import { analysesPath, seatTopic, topicsPath } from './topic-paths.ts';

export interface TopicPageProps {
  readonly comparison: Comparison;
  readonly opinions: OpinionsShown;
  /** Whoever asks speaks for a member. */
  readonly speaks: boolean;
}

export function topicPage({ comparison, opinions, speaks }: TopicPageProps): Page {
  const { topic, questions } = comparison;
  return {
    title: `${topic.title}: ${m.roundtable_title()}`,
    description: topic.purpose,
    hero: (
      <Hero
        title={topic.title}
        lead={<span lang={writtenLang()}>{topic.purpose}</span>}
        crumbs={crumbs(
          { label: m.roundtable_topics(), href: topicsPath.to({}) },
          { label: topic.title },
        )}
        tags={<TopicTag topic={topic} />}
        actions={
          speaks && (
            <ButtonLink kind="deep" href={seatTopic.front.to({ topic: String(topic.number) })}>
              {m.roundtable_to_positions()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <>
        {questions.length === 0 ? (
          <section class="section">
            <div class="wrap">
              <p>{m.roundtable_questions_none()}</p>
            </div>
          </section>
        ) : (
          <>
            <CommonGroundPart comparison={comparison} />
            <Questions comparison={comparison} />
          </>
        )}
        <Documents comparison={comparison} />
        <OpinionsPart shown={opinions} />
      </>
    ),
  };
}

function Questions({ comparison }: { readonly comparison: Comparison }) {
  const { questions, grounds, replaced } = comparison;
  return (
    <section class="section" aria-labelledby="preguntas">
      <div class="wrap stack">
        <h2 id="preguntas">{m.roundtable_questions()}</h2>
        {questions.map((question, place) => (
          <div id={`pregunta-${question.position}`}>
            <Disclosure
              open={place === 0}
              group="pregunta"
              summary={
                <span lang={writtenLang()}>
                  {question.position}. {question.statement}
                </span>
              }
            >
              <OneQuestion
                comparison={comparison}
                question={question}
                ground={grounds.find(({ questionId }) => questionId === question.id)}
              />
            </Disclosure>
          </div>
        ))}
        {replaced.length > 0 && (
          <Disclosure summary={m.roundtable_questions_replaced()}>
            {replaced.map((question) => (
              <div class="stack">
                <p lang={writtenLang()}>
                  <strong>
                    {question.position}. {question.statement}
                  </strong>
                </p>
                <OneQuestion comparison={comparison} question={question} ground={undefined} />
              </div>
            ))}
          </Disclosure>
        )}
      </div>
    </section>
  );
}

interface OneQuestionProps {
  readonly comparison: Comparison;
  readonly question: Question;
  readonly ground: GroundOfQuestion | undefined;
}

function OneQuestion({ comparison, question, ground }: OneQuestionProps) {
  const spoke = comparison.members.flatMap((member) => {
    const stands = standsOf(comparison, question.id, member.id);
    return stands === undefined ? [] : [{ member, stands }];
  });
  const placeOf = ({ stands }: (typeof spoke)[number]) => stanceChoices.indexOf(stands.choice);
  const inOrder = spoke.toSorted((one, other) => placeOf(one) - placeOf(other));
  return (
    <div class="stack">
      {ground !== undefined && (
        <div class="stack">
          <p>
            <GroundTag ground={ground.ground} />
          </p>
          <Counts ground={ground} />
        </div>
      )}
      {spoke.length === 0 && <p>{m.roundtable_question_unanswered()}</p>}
      <div class="topic-words">
        {inOrder.map((one) => (
          <Word {...one} comparison={comparison} />
        ))}
      </div>
    </div>
  );
}

interface WordProps {
  readonly comparison: Comparison;
  readonly member: Member;
  readonly stands: Stance;
}

function Word({ comparison, member, stands }: WordProps) {
  const versions = versionsOf(comparison, stands.questionId, member.id);
  const before = versions.filter((one) => one !== stands).toReversed();
  return (
    <article class="topic-word">
      <h3>
        <MemberLink member={member} />
      </h3>
      <Said stance={stands} comparison={comparison} />
      {before.length > 0 && (
        <Disclosure summary={m.roundtable_versions_before()}>
          <ul class="roundtable-rows">
            {before.map((one) => (
              <li class="stack">
                <Said stance={one} comparison={comparison} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </article>
  );
}

function Said({
  stance,
  comparison: { evidence },
}: {
  readonly stance: Stance;
  readonly comparison: Comparison;
}) {
  return (
    <>
      <p>
        <ChoiceTag choice={stance.choice} />{' '}
        <span class="secondary">{dayThere(stance.takenAt ?? stance.writtenAt)}</span>
      </p>
      <Condition of={stance} />
      {stance.reasons !== '' && (
        <div class="topic-reasons" lang={writtenLang()}>
          {stance.reasons}
        </div>
      )}
      <EvidenceList evidence={evidence.get(stance.id) ?? []} />
    </>
  );
}

function Documents({
  comparison: { topic, analyses, members },
}: {
  readonly comparison: Comparison;
}) {
  return (
    <section class="section" aria-labelledby="analisis">
      <div class="wrap stack">
        <h2 id="analisis">{m.roundtable_analyses()}</h2>
        {analyses.length === 0 ? (
          <p>{m.roundtable_analyses_none()}</p>
        ) : (
          <ul class="roundtable-rows">
            {analyses.map(({ memberId, title, writtenAt }) => {
              const member = members.find(({ id }) => id === memberId);
              const at = analysesPath.to({ topic: String(topic.number) });
              return (
                <li>
                  <a href={`${at}#${member?.slug ?? ''}`} lang={writtenLang()}>
                    {title}
                  </a>
                  <span class="roundtable-note">
                    {member?.name}, {dayThere(writtenAt)}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}
