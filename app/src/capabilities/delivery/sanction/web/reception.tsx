// The day on which the body received a list: what two people put right of it, and where that is proposed.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { hasVotes } from '../actions/locate.ts';
import type { Submission } from '../store/submissions.ts';
import { day, fieldOf, placeOf, Written } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import type { SubmissionStateProps } from './submission-props.ts';

/** Each with its reason, as everybody reads it; nothing where the day stands as it was written first. */
export function ReceptionCorrections({
  submission,
}: {
  readonly submission: Pick<Submission, 'receptionCorrections'>;
}) {
  return (
    <>
      {submission.receptionCorrections.map(({ wasOn, reason }) => (
        <div>
          <p>{m.sanction_reception_corrected({ day: day(wasOn) })}</p>
          <Written>{reason}</Written>
        </div>
      ))}
    </>
  );
}

/** Whether this form is the one that was typed in. */
export function isReceptionTyped(
  { typed }: Pick<SubmissionStateProps, 'typed'>,
  { id }: Pick<Submission, 'id'>,
): boolean {
  return typed.presentacion === id && typed.corregida !== undefined;
}

export function ReceptionWrong(props: SubmissionStateProps) {
  const { edition, submission, mayCorrectReception, typed, problems } = props;
  const { number, lapse } = submission;
  if (!mayCorrectReception || lapse !== null || hasVotes(submission)) return null;
  const isTyped = isReceptionTyped(props, submission);
  const field = fieldOf(isTyped ? typed : {}, isTyped ? problems : []);
  const own = (name: string) => {
    const { id, ...rest } = field(name);
    return { ...rest, id: isTyped ? id : `${id}-${number}` };
  };
  return (
    <Disclosure summary={m.sanction_desk_reception()} open={isTyped}>
      <form
        class="stack sanction-form"
        action={sanctionDesk.reception.to(placeOf(edition))}
        method="post"
        noValidate
      >
        <p class="secondary">{m.sanction_desk_reception_hint()}</p>
        <input type="hidden" name="presentacion" value={submission.id} />
        <Field {...own('corregida')} type="date" label={m.sanction_desk_reception_day()} />
        <TextAreaField {...own('razon')} label={m.sanction_desk_reception_reason()} rows={3} />
        <p>
          <Button kind="secondary">{m.sanction_desk_reception_propose()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
