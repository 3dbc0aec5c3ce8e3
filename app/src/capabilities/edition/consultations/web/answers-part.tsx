// What was answered: «se dijo / se hizo» in a table, each group with its answer and its versions, and the text before and after.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import { compareTexts, isSame } from '../rules/comparison.ts';
import type { Consultation } from '../store/consultations.ts';
import { type Group, type KeptAnswer, lastAnswer } from '../store/groups.ts';
import type { Observation } from '../store/observations.ts';
import type { KeptParagraph } from '../store/paragraphs.ts';
import { ObservationList } from './observation-list.tsx';
import { instantOf, outcomeTones, outcomeWords } from './words.ts';

export interface AnswersPartProps {
  readonly consultation: Consultation;
  readonly groups: readonly Group[];
  readonly observations: readonly Observation[];
  readonly names: ReadonlyMap<string, string>;
}

export function AnswersPart(props: AnswersPartProps) {
  const { consultation, groups } = props;
  const { answeredAt, answersCode } = consultation;
  if (answeredAt === undefined) return null;
  return (
    <section class="stack-wide" aria-labelledby="respuestas">
      <h2 id="respuestas">{m.consultations_answers()}</h2>
      <p>
        {m.consultations_answers_published({ day: instantOf(answeredAt, consultation) })}{' '}
        {answersCode !== undefined && (
          <a href={documentPath.to({ code: answersCode })}>{m.consultations_answers_document()}</a>
        )}
      </p>
      {groups.length === 0 ? (
        <p>{m.consultations_nobody_observed()}</p>
      ) : (
        <>
          <SaidAndDone {...props} />
          {groups.map((group) => (
            <GroupAnswered {...props} group={group} />
          ))}
        </>
      )}
    </section>
  );
}

function saidOf({ theme, said }: Group): string {
  return said === '' ? theme : said;
}

function SaidAndDone({ groups }: AnswersPartProps) {
  return (
    <RuledTable
      caption={m.consultations_said_and_done()}
      narrow="stack"
      columns={[
        { label: m.consultations_column_said() },
        { label: m.consultations_column_outcome() },
        { label: m.consultations_column_done() },
      ]}
      rows={groups.map((group) => {
        const answer = lastAnswer(group);
        return [
          <a href={`#g${group.number}`} lang={writtenLang()}>
            {saidOf(group)}
          </a>,
          answer && <OutcomeTag answer={answer} />,
          <span lang={writtenLang()}>{answer?.done || m.consultations_nothing_done()}</span>,
        ];
      })}
    />
  );
}

function OutcomeTag({ answer }: { readonly answer: KeptAnswer }) {
  return <Tag tone={outcomeTones[answer.outcome]}>{outcomeWords[answer.outcome]()}</Tag>;
}

function GroupAnswered({
  consultation,
  group,
  observations,
  names,
}: AnswersPartProps & { readonly group: Group }) {
  const { id, number, theme, said, answers } = group;
  const answer = lastAnswer(group);
  const own = observations.filter(({ groupId }) => groupId === id);
  return (
    <article class="consultation-group stack" id={`g${number}`}>
      <h3 lang={writtenLang()}>{`${number}. ${theme}`}</h3>
      {said !== '' && (
        <p lang={writtenLang()}>
          <strong>{m.consultations_was_said()}</strong> {said}
        </p>
      )}
      {answer && (
        <>
          <p>
            <OutcomeTag answer={answer} />
          </p>
          <p class="observation-words" lang={writtenLang()}>
            {answer.reason}
          </p>
          {answer.done !== '' && (
            <p lang={writtenLang()}>
              <strong>{m.consultations_was_done()}</strong> {answer.done}
            </p>
          )}
        </>
      )}
      {answer?.changedBecause !== undefined && (
        <p class="secondary">
          {m.consultations_corrected({
            day: instantOf(answer.publishedAt ?? new Date(0), consultation),
            reason: answer.changedBecause,
          })}
        </p>
      )}
      {answers.length > 1 && (
        <Disclosure summary={m.consultations_answers_before()}>
          <Before answers={answers.slice(0, -1)} consultation={consultation} />
        </Disclosure>
      )}
      <Disclosure summary={m.consultations_group_observations({ count: own.length })}>
        <ObservationList observations={own} names={names} withPlace />
      </Disclosure>
    </article>
  );
}

function Before({
  answers,
  consultation,
}: {
  readonly answers: readonly KeptAnswer[];
  readonly consultation: Consultation;
}) {
  return (
    <ol class="observations">
      {answers.map((answer) => (
        <li class="observation stack">
          <p>
            <OutcomeTag answer={answer} />{' '}
            {answer.publishedAt && (
              <span class="secondary">{instantOf(answer.publishedAt, consultation)}</span>
            )}
          </p>
          <p class="observation-words" lang={writtenLang()}>
            {answer.reason}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The paragraphs that changed, side by side; those that stayed are counted. */
export function BeforeAndAfter({
  before,
  after,
}: {
  readonly before: readonly KeptParagraph[];
  readonly after: readonly KeptParagraph[];
}) {
  if (after.length === 0) return null;
  const rows = compareTexts(before, after);
  const changed = rows.filter((row) => !isSame(row));
  return (
    <section class="stack" aria-labelledby="cambios">
      <h2 id="cambios">{m.consultations_before_after()}</h2>
      <p>{m.consultations_stayed({ count: rows.length - changed.length })}</p>
      {changed.length > 0 && (
        <RuledTable
          caption={m.consultations_before_after()}
          captionHidden
          narrow="stack"
          columns={[{ label: m.consultations_before() }, { label: m.consultations_after() }]}
          rows={changed.map(({ before: was, after: is }) => [
            <span lang={writtenLang()}>{was?.text ?? m.consultations_is_new()}</span>,
            <span lang={writtenLang()}>{is?.text ?? m.consultations_taken_out()}</span>,
          ])}
        />
      )}
      <Disclosure summary={m.consultations_approved_text()}>
        <div class="stack" lang={writtenLang()}>
          {after.map(({ isHeading, text }) =>
            isHeading ? <h3>{text}</h3> : <p class="observation-words">{text}</p>,
          )}
        </div>
      </Disclosure>
    </section>
  );
}
