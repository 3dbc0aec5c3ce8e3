// What authors ask to be looked at again, at the moderators' desk: what was hidden and why, what its author says, and the answer.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { mayReview } from '../rules/observation.ts';
import type { Consultation } from '../store/consultations.ts';
import type { Observation } from '../store/observations.ts';
import type { SecondReview } from '../store/second-reviews.ts';
import { hiddenFor } from './observation-list.tsx';
import { consultationPath } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { instantOf, placeOf, stanceTones, stanceWords, waitsFor, whoOf } from './words.ts';

export interface SecondReviewsProps {
  /** Those that wait, with what they are about. */
  readonly reviews: readonly {
    readonly consultation: Consultation;
    readonly review: SecondReview;
    readonly observation: Observation;
  }[];
  /** Where an answer goes. */
  readonly action: string;
  readonly now: Date;
  readonly names: ReadonlyMap<string, string>;
  /** Who asks: she decides neither on what she hid nor on her own. */
  readonly moderatorId: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function SecondReviewsPart(props: SecondReviewsProps) {
  if (props.reviews.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="revisiones">
      <h2 id="revisiones">{m.consultations_reviews_title()}</h2>
      <ol class="observations">
        {props.reviews.map((one) => (
          <Asked {...props} {...one} />
        ))}
      </ol>
    </section>
  );
}

type AskedProps = SecondReviewsProps & SecondReviewsProps['reviews'][number];

function Asked(props: AskedProps) {
  const { consultation, observation, review, names, moderatorId, now } = props;
  const { stance, number, reasons, proposed } = observation;
  const may = mayReview({ ...observation, hiddenBy: review.hiddenBy }, moderatorId);
  return (
    <li class="observation stack">
      <p>
        <Tag tone={stanceTones[stance]}>{stanceWords[stance]()}</Tag>{' '}
        <strong>{whoOf(observation, names)}</strong>{' '}
        <span class="secondary">{placeOf(number)}</span>
      </p>
      <p class="observation-words" lang={writtenLang()}>
        {reasons}
      </p>
      {proposed !== '' && (
        <blockquote class="observation-proposed">
          <p class="observation-words" lang={writtenLang()}>
            {proposed}
          </p>
        </blockquote>
      )}
      <p class="secondary">{m.consultations_hidden({ reason: hiddenFor(observation) })}</p>
      {review.words !== undefined && (
        <blockquote class="observation-proposed">
          <p class="secondary">{m.consultations_review_author_says()}</p>
          <p class="observation-words" lang={writtenLang()}>
            {review.words}
          </p>
        </blockquote>
      )}
      <p class="secondary">
        <a href={consultationPath.to({ consultation: consultation.slug })} lang={writtenLang()}>
          {consultation.title}
        </a>
        . {m.consultations_review_asked({ moment: instantOf(review.askedAt, consultation) })}{' '}
        {waitsFor(review, consultation, now)}
      </p>
      {may.ok ? <Decide {...props} /> : <p class="secondary">{sentenceOf(may.error)}</p>}
    </li>
  );
}

function Decide({ action, observation, typed, problems }: AskedProps) {
  const isAnswered = typed.observacion === observation.id;
  const id = `respuesta-${observation.id}`;
  return (
    <form class="stack" action={action} method="post" noValidate>
      <input type="hidden" name="observacion" value={observation.id} />
      <TextAreaField
        id={id}
        name="respuesta"
        label={m.consultations_field_review_answer()}
        hint={m.consultations_hint_review_answer()}
        error={problemOf(problems, id)}
        value={isAnswered ? typed.respuesta : ''}
        rows={3}
      />
      <p class="cluster">
        <Button name="resultado" value="restored">
          {m.consultations_review_restore()}
        </Button>
        <Button kind="secondary" name="resultado" value="upheld">
          {m.consultations_review_uphold()}
        </Button>
      </p>
    </form>
  );
}
