// What a representative writes on a topic for her member: its positions, what waits for the principal, its analysis, an area.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, Notes, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Seat } from '../rules/seat.ts';
import { stanceChoices, standingOf, stateOfStance, waitingOf } from '../rules/stance.ts';
import type { Evidence } from '../store/evidence.ts';
import type { Stance } from '../store/stances.ts';
import type { Question, Topic } from '../store/topics.ts';
import { crumbs } from './parts.tsx';
import { seatPath } from './paths.ts';
import { SourceFields } from './source-fields.tsx';
import { ChoiceTag, Condition, dayThere, EvidenceList } from './topic-parts.tsx';
import { seatTopic, topicHref } from './topic-paths.ts';
import { choiceWords, stanceStateWords } from './topic-words.ts';

export interface SeatTopicProps {
  readonly topic: Topic;
  readonly seat: Seat;
  /** Those that are asked now. */
  readonly questions: readonly Question[];
  /** Every version of this member, also what waits, was left or lapsed. */
  readonly stances: readonly Stance[];
  /** By the id of the stance. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  /** Ids of questions from which an area can grow. */
  readonly candidates: readonly string[];
  readonly now: Date;
  /** Of the form that is shown again: `cual` says which question it was about, or `ambito`. */
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function seatTopicPage(props: SeatTopicProps): Page {
  const { topic, seat, questions, problems, status, done } = props;
  const isOpen = topic.closedAt === undefined && seat.silentSince === undefined;
  const lead = m.roundtable_positions_lead({ member: seat.memberName });
  return {
    ...(status === undefined ? {} : { status }),
    title: `${m.roundtable_positions()}: ${topic.title}`,
    description: lead,
    robots: 'noindex',
    hero: (
      <Hero
        title={topic.title}
        lead={lead}
        crumbs={crumbs(
          { label: m.roundtable_seat(), href: seatPath.to({}) },
          { label: topic.title },
        )}
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
          {questions.map((question) => (
            <OnQuestion {...props} question={question} isOpen={isOpen} />
          ))}
          {isOpen && (
            <p>
              <a href={seatTopic.analysis.to({ topic: String(topic.number) })}>
                {m.roundtable_analysis_write()}
              </a>
            </p>
          )}
          {isOpen && <AreaForm {...props} />}
        </div>
      </section>
    ),
  };
}

interface OnQuestionProps extends SeatTopicProps {
  readonly question: Question;
  readonly isOpen: boolean;
}

function OnQuestion(props: OnQuestionProps) {
  const { question, stances, evidence, now, isOpen, typed } = props;
  const versions = stances.filter(({ questionId }) => questionId === question.id);
  const stands = standingOf(versions);
  const waiting = waitingOf(versions, now);
  return (
    <section class="stack roundtable-requirement" id={`pregunta-${question.position}`}>
      <h2 lang={writtenLang()}>
        {question.position}. {question.statement}
      </h2>
      {stands === undefined ? (
        <p>{m.roundtable_position_none()}</p>
      ) : (
        <Said stance={stands} evidence={evidence.get(stands.id) ?? []} />
      )}
      {waiting && <Waiting {...props} waiting={waiting} />}
      {versions.length > 1 && (
        <Disclosure summary={m.roundtable_own_history()}>
          <ul class="roundtable-rows">
            {versions.toReversed().map((one) => (
              <li>
                {stanceStateWords[stateOfStance(one, versions, now)]()}
                <Said stance={one} evidence={evidence.get(one.id) ?? []} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {isOpen && (
        <Disclosure
          summary={
            stands === undefined ? m.roundtable_position_write() : m.roundtable_position_change()
          }
          open={typed.cual === question.id}
        >
          <StanceForm {...props} stands={stands} />
        </Disclosure>
      )}
    </section>
  );
}

function Said({
  stance,
  evidence,
}: {
  readonly stance: Stance;
  readonly evidence: readonly Evidence[];
}) {
  return (
    <div class="stack">
      <p>
        <ChoiceTag choice={stance.choice} />{' '}
        <span class="secondary">{dayThere(stance.writtenAt)}</span>
      </p>
      <Condition of={stance} />
      {stance.reasons !== '' && (
        <div class="roundtable-quote" lang={writtenLang()}>
          {stance.reasons}
        </div>
      )}
      <EvidenceList evidence={evidence} />
    </div>
  );
}

function Waiting({
  topic,
  seat,
  question,
  waiting,
  evidence,
}: OnQuestionProps & { readonly waiting: Stance }) {
  const last = dayThere(new Date(Number(waiting.lapsesAt) - 1));
  return (
    <Notice title={m.roundtable_waiting_title()} tone="warning">
      <Said stance={waiting} evidence={evidence.get(waiting.id) ?? []} />
      <p>{m.roundtable_waiting_note({ day: last })}</p>
      {seat.rank === 'principal' && (
        <form
          class="cluster"
          action={seatTopic.decide.to({ topic: String(topic.number) })}
          method="post"
        >
          <input type="hidden" name="cual" value={question.id} />
          <Button name="decision" value="taken">
            {m.roundtable_waiting_take()}
          </Button>
          <Button kind="secondary" name="decision" value="left">
            {m.roundtable_waiting_leave()}
          </Button>
        </form>
      )}
    </Notice>
  );
}

function StanceForm({
  topic,
  question,
  stands,
  typed: sent,
  problems: found,
}: OnQuestionProps & { readonly stands: Stance | undefined }) {
  const isAgain = sent.cual === question.id;
  const typed: Typed = isAgain
    ? sent
    : {
        postura: stands?.choice ?? '',
        condicion: stands?.condition ?? '',
        razones: stands?.reasons ?? '',
      };
  const error = (field: string) => (isAgain ? problemOf(found, field) : undefined);
  const id = (field: string) => (isAgain ? field : `${field}-${question.position}`);
  return (
    <form
      class="stack-wide"
      action={seatTopic.front.to({ topic: String(topic.number) })}
      method="post"
      enctype="multipart/form-data"
      noValidate
    >
      <input type="hidden" name="cual" value={question.id} />
      <Choices
        id={id('postura')}
        name="postura"
        label={m.roundtable_field_choice()}
        error={error('postura')}
        chosen={[typed.postura ?? '']}
        options={stanceChoices.map((value) => ({ value, label: choiceWords[value]() }))}
      />
      <Field
        id={id('condicion')}
        name="condicion"
        label={m.roundtable_field_condition()}
        hint={m.roundtable_hint_condition()}
        error={error('condicion')}
        value={typed.condicion}
      />
      <TextAreaField
        id={id('razones')}
        name="razones"
        label={m.roundtable_field_reasons()}
        rows={5}
        error={error('razones')}
        value={typed.razones}
      />
      <SourceFields
        legend={m.roundtable_field_evidence()}
        typed={isAgain ? sent : {}}
        problems={isAgain ? found : []}
        suffix={isAgain ? '' : `-${question.position}`}
        shown={2}
        file="titled"
      />
      <p>
        <Button>{m.roundtable_position_save()}</Button>
      </p>
    </form>
  );
}

function AreaForm({ topic, questions, candidates, typed: sent, problems: found }: SeatTopicProps) {
  const able = questions.filter(({ id }) => candidates.includes(id));
  if (able.length === 0) return null;
  const isAgain = sent.cual === 'ambito';
  const typed = isAgain ? sent : {};
  const problems = isAgain ? found : [];
  return (
    <section class="stack" aria-labelledby="proponer-ambito">
      <h2 id="proponer-ambito">{m.roundtable_area_propose()}</h2>
      <p>{m.roundtable_area_propose_note()}</p>
      <form
        class="stack-wide"
        action={seatTopic.area.to({ topic: String(topic.number) })}
        method="post"
        noValidate
      >
        <input type="hidden" name="cual" value="ambito" />
        <fieldset class="stack" id="preguntas">
          <legend class="field-label">{m.roundtable_area_grows_from()}</legend>
          <Notes id="preguntas" hint={undefined} error={problemOf(problems, 'preguntas')} />
          {able.map(({ id, position, statement }) => (
            <label class="choice">
              <input
                type="checkbox"
                name={`pregunta-${id}`}
                value="si"
                checked={typed[`pregunta-${id}`] === 'si'}
              />
              <span lang={writtenLang()}>
                {position}. {statement}
              </span>
            </label>
          ))}
        </fieldset>
        <Field
          id="titulo"
          name="titulo"
          label={m.roundtable_field_title()}
          error={problemOf(problems, 'titulo')}
          value={typed.titulo}
        />
        <TextAreaField
          id="texto"
          name="texto"
          label={m.roundtable_area_text()}
          error={problemOf(problems, 'texto')}
          value={typed.texto}
        />
        <p>
          <Button>{m.roundtable_area_propose()}</Button>
        </p>
      </form>
    </section>
  );
}
