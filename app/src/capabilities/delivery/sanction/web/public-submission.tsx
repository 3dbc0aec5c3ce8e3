// One list that the body has, as everybody reads it: its terms, each contest, its sittings, its documents and what was asked.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { labelOf, type NormName, normPath } from '../../../ground/norms/index.ts';
import { majorityWords } from '../actions/sanction-words.ts';
import { daysSince, lastDayOf } from '../rules/term.ts';
import type { Question, Sitting, Submission } from '../store/submissions.ts';
import { count, day, Fact, Group, instantThere, SittingTag, Written } from './desk-parts.tsx';
import { PublicContest } from './public-contest.tsx';
import { Issued } from './public-parts.tsx';
import type { PublicSubmissionProps } from './public-props.ts';
import { bodyWords } from './public-words.tsx';
import { ReceptionCorrections } from './reception.tsx';

export function PublicSubmission(props: PublicSubmissionProps) {
  const { submission } = props;
  const number = String(submission.number);
  return (
    <Group id={`presentacion-${number}`} title={m.sanction_public_submission({ number })}>
      <Since {...props} />
      {submission.contests.map((contest) => (
        <PublicContest {...props} contest={contest} />
      ))}
      <Sittings {...props} />
      <Documents {...props} />
      <Questions {...props} />
    </Group>
  );
}

function Since({ submission, today }: PublicSubmissionProps) {
  const { receivedOn, termDays } = submission;
  const days = daysSince(receivedOn, today);
  return (
    <dl class="sanction-public-facts">
      <Fact label={m.sanction_public_received()}>
        {m.sanction_public_received_since({
          ...{ day: day(receivedOn), count: days, days: count(days) },
        })}
        <ReceptionCorrections submission={submission} />
      </Fact>
      <Fact label={m.sanction_public_term_label()}>
        {termDays === null
          ? m.sanction_public_term_none()
          : m.sanction_public_term_until({ day: day(lastDayOf(receivedOn, termDays)) })}
      </Fact>
    </dl>
  );
}

/** What was voted in a sitting is public once it is signed; that it is held, at once. */
function Sittings({ submission, state }: PublicSubmissionProps) {
  const { sittings, number } = submission;
  if (sittings.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={`sesiones-${number}`}>
      <h3 id={`sesiones-${number}`}>{m.sanction_public_sittings()}</h3>
      {sittings.map((sitting) => (
        <PublicSitting {...{ submission, sitting, norm: state.norms[sitting.majorityNorm] }} />
      ))}
    </section>
  );
}

interface SittingProps {
  readonly submission: Submission;
  readonly sitting: Sitting;
  /** That asks for its majority, where it is registered. */
  readonly norm: NormName | undefined;
}

function PublicSitting({ submission, sitting, norm }: SittingProps) {
  const { name, heldOn, state, quorum, majority, majorityNorm, continuesId } = sitting;
  const before = submission.sittings.find(({ id }) => id === continuesId);
  return (
    <div class="stack">
      <h4>
        <span lang={writtenLang()}>{name}</span>, {day(heldOn)} <SittingTag state={state} />
      </h4>
      <dl class="sanction-public-facts">
        {before !== undefined && (
          <Fact label={m.sanction_fact_sitting()}>
            {m.sanction_public_continues({ sitting: before.name })}
          </Fact>
        )}
        {state === 'closed' && <Presence sitting={sitting} />}
        <Fact label={m.sanction_fact_quorum()}>
          {m.sanction_public_quorum({ quorum: count(quorum) })}
        </Fact>
        <Fact label={m.sanction_fact_majority()}>{majorityWords[majority]()}</Fact>
        <Fact label={m.sanction_fact_norm()}>
          {norm === undefined ? (
            majorityNorm
          ) : (
            <a href={normPath.to({ norm: norm.code })} lang={writtenLang()}>
              {labelOf(norm)}
            </a>
          )}
        </Fact>
      </dl>
    </div>
  );
}

function Presence({ sitting: { inOffice, present, absent } }: Pick<SittingProps, 'sitting'>) {
  const named = (ids: readonly string[]) =>
    inOffice
      .filter(({ id }) => ids.includes(id))
      .map(({ name, seat }) => (
        <li>
          {name}
          {seat === 'chair' && ` (${m.sanction_public_chair()})`}
        </li>
      ));
  if (present.length + absent.length === 0) {
    return <Fact label={m.sanction_public_present()}>{m.sanction_public_presence_none()}</Fact>;
  }
  return (
    <>
      <Fact label={m.sanction_public_present()}>
        <ul class="sanction-names">{named(present)}</ul>
      </Fact>
      {absent.length > 0 && (
        <Fact label={m.sanction_public_absent()}>
          <ul class="sanction-names">{named(absent)}</ul>
        </Fact>
      )}
    </>
  );
}

function Documents({ edition, submission, state, publicUrl }: PublicSubmissionProps) {
  const { number, documentCode, submittedAt, resolutions, lapse, bodyKind } = submission;
  const issued = (code: string) => ({ code, hash: state.hashes[code], publicUrl });
  return (
    <section class="stack" aria-labelledby={`documentos-${number}`}>
      <h3 id={`documentos-${number}`}>{m.sanction_public_documents()}</h3>
      {resolutions.map((one) => (
        <Issued
          {...issued(one.documentCode)}
          id={`acuerdo-${one.id}`}
          title={m.sanction_public_resolution({ number: one.number })}
          signed={instantThere(one.signedAt, edition)}
        />
      ))}
      {lapse !== null && (
        <Issued
          {...issued(lapse.documentCode)}
          id={`vencimiento-${number}`}
          title={m.sanction_public_lapse()}
          signed={instantThere(lapse.recordedAt, edition)}
        >
          <p>
            {m.sanction_public_lapse_until({
              body: bodyWords[bodyKind].start(),
              day: day(lapse.lastDay),
            })}
          </p>
        </Issued>
      )}
      <Issued
        {...issued(documentCode)}
        id={`documento-${number}`}
        title={m.sanction_public_submission_document()}
        signed={instantThere(submittedAt, edition)}
      />
    </section>
  );
}

/** Public once the body has decided, as it was told to whoever asked. */
function Questions({ submission, edition }: PublicSubmissionProps) {
  const { questions, lapse, resolutions, number } = submission;
  if (lapse === null && resolutions.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={`preguntas-${number}`}>
      <h3 id={`preguntas-${number}`}>{m.sanction_public_questions()}</h3>
      {questions.length === 0 && <p>{m.sanction_public_questions_none()}</p>}
      {questions.map((one) => (
        <Asked question={one} when={instantThere(one.askedAt, edition)} />
      ))}
    </section>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly when: string;
}

function Asked({ question, when }: AskedProps) {
  const { number, askerName: name, text, answer } = question;
  return (
    <article class="stack" aria-labelledby={`pregunta-${question.id}`}>
      <h4 id={`pregunta-${question.id}`}>
        {m.sanction_public_question({ number: String(number), name })}{' '}
        <span class="secondary">{when}</span>
      </h4>
      <Written>{text}</Written>
      {answer === null ? (
        <p>
          <Tag>{m.sanction_public_unanswered()}</Tag>
        </p>
      ) : (
        <div class="sanction-answer">
          <p class="secondary">{m.sanction_public_answer()}</p>
          <Written>{answer}</Written>
        </div>
      )}
    </article>
  );
}
