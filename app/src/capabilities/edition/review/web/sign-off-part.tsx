// What follows from the findings of a proposal, the answer that its author will read, and the signature under both.
import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { benchQuery } from '../rules/bench-filter.ts';
import { missing, outcomeOf } from '../rules/checks.ts';
import type { Examination } from '../store/examinations.ts';
import { placeOf } from './at-desk.ts';
import type { ProposalPageProps } from './page-props.ts';
import { Group } from './parts.tsx';
import { desk } from './paths.ts';
import { instantWords, kindWords, outcomeTones, outcomeWords } from './words.ts';

export function SignOffPart(props: ProposalPageProps) {
  const { examination, mayCoordinate } = props;
  const { state, signedOffAt } = examination;
  if (signedOffAt !== null) return <Signed {...props} />;
  const isOpen = state === 'in-review' || state === 'correcting';
  return mayCoordinate && isOpen ? <ToSign {...props} /> : null;
}

function Signed({ edition, examination, filter, names, mayCoordinate }: ProposalPageProps) {
  const { signedOffAt, signedOffBy, isSignedAlone, answer, outcome, publishedAt, reversalId } =
    examination;
  const at = { ...placeOf(edition), number: String(examination.number) };
  const name = signedOffBy === null ? undefined : names.get(signedOffBy);
  return (
    <Group id="firma" title={m.review_sign_off_title()}>
      {outcome !== null && (
        <p>
          <Tag tone={outcomeTones[outcome]}>{outcomeWords[outcome]()}</Tag>
        </p>
      )}
      {answer !== null && <p class="review-lines">{answer}</p>}
      <p class="secondary">
        {reversalId === null
          ? m.review_signed_by({
              name: name ?? m.review_nameless(),
              at: instantWords(signedOffAt ?? '', edition.timeZone),
            })
          : m.review_reversal_signed()}
      </p>
      {isSignedAlone && (
        <Notice>
          <p>{m.review_signed_alone()}</p>
        </Notice>
      )}
      {mayCoordinate && publishedAt === null && (
        <form action={desk.takeBack.to(at, { query: benchQuery(filter) })} method="post">
          <Button kind="secondary">{m.review_sign_off_take_back()}</Button>
        </form>
      )}
    </Group>
  );
}

function ToSign({ edition, examination, filter, typed, problems, sent }: ProposalPageProps) {
  const { checks, revision, hasOpenChange, state } = examination;
  const outcome = outcomeOf(checks);
  const at = { ...placeOf(edition), number: String(examination.number) };
  if (outcome === undefined || state === 'correcting' || hasOpenChange) {
    const left = missing(checks).map((kind) => kindWords[kind]());
    return (
      <Group id="firma" title={m.review_sign_off_title()}>
        <p>
          {state === 'correcting'
            ? m.review_refused_correction_open()
            : hasOpenChange
              ? m.review_refused_change_open()
              : m.review_sign_off_waits({ checks: left.join(', ') })}
        </p>
      </Group>
    );
  }
  const answer = sent === undefined ? typed.respuesta : undefined;
  return (
    <Group id="firma" title={m.review_sign_off_title()}>
      <p>
        {m.review_follows()} <Tag tone={outcomeTones[outcome]}>{outcomeWords[outcome]()}</Tag>
      </p>
      <form
        class="stack-wide review-form"
        action={desk.signOff.to(at, { query: benchQuery(filter) })}
        method="post"
        noValidate
      >
        <input type="hidden" name="version" value={String(revision)} />
        <TextAreaField
          id="respuesta"
          name="respuesta"
          label={m.review_field_answer()}
          hint={m.review_hint_answer()}
          error={problemOf(problems, 'respuesta')}
          value={answer ?? examination.answer ?? draftAnswer(examination)}
          rows={6}
        />
        <p class="secondary">{m.review_sign_off_note()}</p>
        <p>
          <Button>{m.review_sign_off_now()}</Button>
        </p>
      </form>
    </Group>
  );
}

/** The reasons of each no, to be put into plain words. */
function draftAnswer({ checks }: Examination): string {
  return checks
    .filter(({ finding }) => finding === 'no')
    .map(({ kind, reason }) => `${kindWords[kind]()}: ${reason ?? ''}`)
    .join('\n\n');
}
