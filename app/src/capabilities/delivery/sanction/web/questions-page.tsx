// What councillors ask in writing about a list before the sitting, and what the staff answers.

import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import type { Question, Submission } from '../store/submissions.ts';
import { fieldOf, framedDesk, Group, instantThere, placeOf, Written } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';

export interface QuestionsPageProps {
  readonly edition: PublicEdition;
  readonly submissions: readonly Submission[];
  readonly mayAsk: boolean;
  readonly mayAnswer: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}

export function questionsPage(props: QuestionsPageProps): Page {
  const { edition, submissions, problems, status, done } = props;
  const title = m.sanction_desk_questions_title();
  return framedDesk({
    ...{ edition, status, done, title },
    lead: m.sanction_desk_questions_lead(),
    crumbs: [{ label: title }],
    body: (
      <>
        <FormProblems problems={problems} isOnPage={(field) => isOnPage(props, field)} />
        {submissions.length === 0 && (
          <EmptyState title={m.sanction_desk_questions_none_title()}>
            <p>{m.sanction_desk_questions_not_yet()}</p>
          </EmptyState>
        )}
        {submissions.toReversed().map((submission) => (
          <OfSubmission {...props} submission={submission} />
        ))}
      </>
    ),
  });
}

function isOnPage({ submissions, mayAsk, mayAnswer, typed }: QuestionsPageProps, field: string) {
  if (field === 'pregunta') return mayAsk && submissions.length > 0;
  const asked = submissions.flatMap(({ questions }) => questions);
  return mayAnswer && asked.some(({ id, answer }) => id === typed.de && answer === null);
}

type OfSubmissionProps = QuestionsPageProps & { readonly submission: Submission };

function OfSubmission(props: OfSubmissionProps) {
  const { submission, submissions, mayAsk } = props;
  const number = String(submission.number);
  const isLast = submission === submissions.at(-1);
  return (
    <Group id={`presentacion-${number}`} title={m.sanction_desk_submission({ number })}>
      {submission.questions.length === 0 ? (
        <p>{m.sanction_desk_questions_none()}</p>
      ) : (
        <ol class="stack-wide">
          {submission.questions.map((question) => (
            <li>
              <One {...props} question={question} />
            </li>
          ))}
        </ol>
      )}
      {mayAsk && isLast && <AskForm {...props} />}
    </Group>
  );
}

function One(props: OfSubmissionProps & { readonly question: Question }) {
  const { edition, question, mayAnswer } = props;
  const { number, askerName, text, askedAt, answer, answeredAt } = question;
  return (
    <div class="stack">
      <h3>{m.sanction_desk_question({ number: String(number) })}</h3>
      <Written>{text}</Written>
      <p class="secondary">
        <span lang={writtenLang()}>{askerName}</span>, {instantThere(askedAt, edition)}
      </p>
      {answer !== null && answeredAt !== null && (
        <>
          <h4>{m.sanction_desk_answer()}</h4>
          <Written>{answer}</Written>
          <p class="secondary">{instantThere(answeredAt, edition)}</p>
        </>
      )}
      {answer === null && mayAnswer && <AnswerForm {...props} />}
      {answer === null && !mayAnswer && <p>{m.sanction_desk_answer_waits()}</p>}
    </div>
  );
}

function AnswerForm({
  edition,
  question,
  typed,
  problems,
}: OfSubmissionProps & { readonly question: Question }) {
  const isThis = typed.de === question.id;
  const field = fieldOf(isThis ? typed : {}, isThis ? problems : []);
  const { id, ...answer } = field('respuesta');
  return (
    <form
      class="stack sanction-form"
      action={sanctionDesk.answer.to(placeOf(edition))}
      method="post"
      noValidate
    >
      <input type="hidden" name="de" value={question.id} />
      <TextAreaField
        {...answer}
        id={isThis ? id : `${id}-${question.id}`}
        label={m.sanction_desk_answer_label({ number: String(question.number) })}
        rows={4}
      />
      <p>
        <Button>{m.sanction_desk_answer_save()}</Button>
      </p>
    </form>
  );
}

function AskForm({ edition, submission, typed, problems }: OfSubmissionProps) {
  return (
    <form
      class="stack sanction-form"
      action={sanctionDesk.questions.to(placeOf(edition))}
      method="post"
      noValidate
    >
      <input type="hidden" name="presentacion" value={submission.id} />
      <TextAreaField
        {...fieldOf(typed, problems)('pregunta')}
        label={m.sanction_desk_ask_label()}
        hint={m.sanction_desk_ask_hint()}
        rows={4}
      />
      <p>
        <Button>{m.sanction_desk_ask_save()}</Button>
      </p>
    </form>
  );
}
