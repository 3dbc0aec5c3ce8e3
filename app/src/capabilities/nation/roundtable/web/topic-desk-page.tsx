// The secretariat's side of topics: all of them with the quorum, and one with its questions, its days for residents and its end.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { AgreementToName, QuorumInForce } from '../store/areas.ts';
import type { Member } from '../store/members.ts';
import type { Question, Topic } from '../store/topics.ts';
import { Quorums } from './areas-page.tsx';
import { type Desk, deskCrumbs } from './parts.tsx';
import { TopicTag } from './topic-parts.tsx';
import { topicDesk, topicHref } from './topic-paths.ts';

interface Shown {
  readonly desk: Desk;
  /** Of the form that is shown again. */
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export interface TopicsDeskProps extends Shown {
  readonly topics: readonly Topic[];
  readonly quorums: readonly QuorumInForce[];
  readonly members: readonly Member[];
  readonly agreements: readonly AgreementToName[];
}

export function topicsDeskPage(props: TopicsDeskProps): Page {
  const { desk, topics, typed, problems, status, done } = props;
  const title = m.roundtable_topics();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.roundtable_topics_lead(),
    robots: 'noindex',
    hero: <Hero title={title} crumbs={deskCrumbs(desk, { label: title })} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <Done text={done} />
          <ul class="roundtable-rows">
            {topics.map((topic) => (
              <li>
                <a href={deskTopicHref(desk, topic)}>{topic.title}</a> <TopicTag topic={topic} />
              </li>
            ))}
          </ul>
          <section class="stack" aria-labelledby="abrir">
            <h2 id="abrir">{m.roundtable_topic_new()}</h2>
            <form
              class="stack"
              action={topicDesk.topics.to({ institution: desk.slug })}
              method="post"
              noValidate
            >
              <TopicFields typed={typed} problems={problems} />
              <p>
                <Button>{m.roundtable_topic_create()}</Button>
              </p>
            </form>
          </section>
          <QuorumForm {...props} />
        </div>
      </section>
    ),
  };
}

export function deskTopicHref(
  { slug }: Pick<Desk, 'slug'>,
  { number }: Pick<Topic, 'number'>,
): string {
  return topicDesk.topic.to({ institution: slug, topic: String(number) });
}

function TopicFields({ typed, problems }: Pick<Shown, 'typed' | 'problems'>) {
  return (
    <>
      <Field
        id="titulo"
        name="titulo"
        label={m.roundtable_field_title()}
        error={problemOf(problems, 'titulo')}
        value={typed.titulo}
      />
      <TextAreaField
        id="proposito"
        name="proposito"
        label={m.roundtable_topic_purpose()}
        error={problemOf(problems, 'proposito')}
        value={typed.proposito}
      />
    </>
  );
}

function QuorumForm({ desk, quorums, members, agreements, typed, problems }: TopicsDeskProps) {
  const sitting = members.filter(({ leftOn }) => leftOn === undefined);
  return (
    <section class="stack" aria-labelledby="quorum">
      <h2 id="quorum">{m.roundtable_quorum()}</h2>
      <Quorums quorums={quorums} members={members} />
      {agreements.length === 0 ? (
        <p>{m.roundtable_quorum_no_agreements()}</p>
      ) : (
        <form
          class="stack"
          action={topicDesk.quorum.to({ institution: desk.slug })}
          method="post"
          noValidate
        >
          <p>{m.roundtable_quorum_note()}</p>
          <SelectField
            id="acuerdo"
            name="acuerdo"
            label={m.roundtable_quorum_field_agreement()}
            error={problemOf(problems, 'acuerdo')}
            value={typed.acuerdo ?? ''}
            options={[
              { value: '', label: m.roundtable_choose() },
              ...agreements.map(({ minutesId, position, text, sitting }) => ({
                value: `${minutesId} ${position}`,
                label: `${sitting}.${position}: ${text.slice(0, 80)}`,
              })),
            ]}
          />
          <Field
            id="parte"
            name="parte"
            label={m.roundtable_quorum_part()}
            hint={m.roundtable_quorum_part_hint()}
            error={problemOf(problems, 'parte')}
            value={typed.parte}
          />
          <fieldset class="stack" id="deben">
            <legend class="field-label">{m.roundtable_quorum_must_title()}</legend>
            {sitting.map(({ id, name }) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name={`debe-${id}`}
                  value="si"
                  checked={typed[`debe-${id}`] === 'si'}
                />
                <span lang={writtenLang()}>{name}</span>
              </label>
            ))}
          </fieldset>
          <p>
            <Button>{m.roundtable_quorum_record()}</Button>
          </p>
        </form>
      )}
    </section>
  );
}

export interface TopicDeskProps extends Shown {
  readonly topic: Topic;
  readonly questions: readonly Question[];
}

export function topicDeskPage(props: TopicDeskProps): Page {
  const { desk, topic, problems, status, done } = props;
  return {
    ...(status === undefined ? {} : { status }),
    title: `${topic.title}: ${desk.name}`,
    description: topic.purpose,
    robots: 'noindex',
    hero: (
      <Hero
        title={topic.title}
        lead={topic.purpose}
        crumbs={deskCrumbs(
          desk,
          { label: m.roundtable_topics(), href: topicDesk.topics.to({ institution: desk.slug }) },
          { label: topic.title },
        )}
        tags={<TopicTag topic={topic} />}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <Done text={done} />
          <p>
            <a href={topicHref(topic.number)}>{m.roundtable_to_comparison()}</a>
          </p>
          <Questions {...props} />
          {topic.closedAt === undefined && <Keeping {...props} />}
        </div>
      </section>
    ),
  };
}

function Questions({ desk, topic, questions, typed, problems }: TopicDeskProps) {
  const at = { institution: desk.slug, topic: String(topic.number) };
  const isOpen = topic.closedAt === undefined;
  const isAgain = (id: string) => typed.cual === id;
  return (
    <section class="stack" aria-labelledby="preguntas">
      <h2 id="preguntas">{m.roundtable_questions()}</h2>
      <ol class="roundtable-rows">
        {questions.map(({ id, position, statement, isAnswered }) => (
          <li>
            {position}. {statement}
            {isOpen && (
              <Disclosure
                summary={
                  isAnswered ? m.roundtable_question_replace() : m.roundtable_question_reword()
                }
                open={isAgain(id)}
              >
                <form class="stack" action={topicDesk.reword.to(at)} method="post" noValidate>
                  {isAnswered && <p>{m.roundtable_question_replace_note()}</p>}
                  <input type="hidden" name="cual" value={id} />
                  <Field
                    id={isAgain(id) ? 'pregunta' : `pregunta-${position}`}
                    name="pregunta"
                    label={m.roundtable_statement()}
                    error={isAgain(id) ? problemOf(problems, 'pregunta') : undefined}
                    value={isAgain(id) ? typed.pregunta : statement}
                  />
                  <p>
                    <Button kind="secondary">{m.roundtable_question_save()}</Button>
                  </p>
                </form>
              </Disclosure>
            )}
          </li>
        ))}
      </ol>
      {isOpen && (
        <form class="stack" action={topicDesk.ask.to(at)} method="post" noValidate>
          <Field
            id={isAgain('') || typed.cual === undefined ? 'pregunta' : 'pregunta-nueva'}
            name="pregunta"
            label={m.roundtable_question_new()}
            hint={m.roundtable_question_hint()}
            error={typed.cual === undefined ? problemOf(problems, 'pregunta') : undefined}
            value={typed.cual === undefined ? typed.pregunta : ''}
          />
          <p>
            <Button>{m.roundtable_question_ask()}</Button>
          </p>
        </form>
      )}
    </section>
  );
}

function Keeping({ desk, topic, typed, problems }: TopicDeskProps) {
  const at = { institution: desk.slug, topic: String(topic.number) };
  return (
    <>
      <section class="stack" aria-labelledby="residentes">
        <h2 id="residentes">{m.roundtable_opinions()}</h2>
        <form class="stack" action={topicDesk.residents.to(at)} method="post" noValidate>
          <p>{m.roundtable_opinions_note()}</p>
          <Field
            id="desde"
            name="desde"
            type="date"
            label={m.roundtable_opinions_from()}
            error={problemOf(problems, 'desde')}
            value={typed.desde ?? topic.opinions?.from}
          />
          <Field
            id="hasta"
            name="hasta"
            type="date"
            label={m.roundtable_opinions_until()}
            error={problemOf(problems, 'hasta')}
            value={typed.hasta ?? topic.opinions?.until}
          />
          <p>
            <Button kind="secondary">{m.roundtable_opinions_put()}</Button>
          </p>
        </form>
      </section>
      <Disclosure
        summary={m.roundtable_topic_edit()}
        open={problems.some(({ field }) => field === 'titulo' || field === 'proposito')}
      >
        <form class="stack" action={topicDesk.topic.to(at)} method="post" noValidate>
          <TopicFields
            typed={{ titulo: topic.title, proposito: topic.purpose, ...typed }}
            problems={problems}
          />
          <p>
            <Button kind="secondary">{m.roundtable_topic_save()}</Button>
          </p>
        </form>
      </Disclosure>
      <Disclosure summary={m.roundtable_topic_close_title()}>
        <form class="stack" action={topicDesk.close.to(at)} method="post">
          <p>{m.roundtable_topic_close_note()}</p>
          <p>
            <Button kind="secondary">{m.roundtable_topic_close()}</Button>
          </p>
        </form>
      </Disclosure>
    </>
  );
}
