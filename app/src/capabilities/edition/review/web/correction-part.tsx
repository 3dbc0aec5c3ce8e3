// What is asked of the author of a proposal: what was asked and became of it, and the form that asks.
import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { benchQuery } from '../rules/bench-filter.ts';
import { usualDays } from '../rules/terms.ts';
import type { Correction } from '../store/examinations.ts';
import { placeOf } from './at-desk.ts';
import type { ProposalPageProps } from './page-props.ts';
import { Group, PaperLink } from './parts.tsx';
import { correctPath, desk } from './paths.ts';
import { instantWords, receivedWords } from './words.ts';

export function CorrectionPart(props: ProposalPageProps) {
  const { edition, examination, filter, typed, problems, mayCoordinate, mayAnswer, sent } = props;
  const { corrections, state, signedOffAt } = examination;
  const mayAsk = mayCoordinate && state === 'in-review' && signedOffAt === null;
  if (corrections.length === 0 && !mayAsk) return null;
  const at = { ...placeOf(edition), number: String(examination.number) };
  const isSent = sent === undefined && typed.pide !== undefined;
  return (
    <Group id="subsanacion" title={m.review_corrections_title()}>
      {corrections.length > 0 && (
        <ul class="stack">
          {corrections.map((correction) => (
            <li>
              <p class="review-lines">{correction.asked}</p>
              <p class="secondary">{becameOf(correction, edition.timeZone)}</p>
            </li>
          ))}
        </ul>
      )}
      {state === 'correcting' && <PaperLink institution={edition.institutionSlug} />}
      {state === 'correcting' && mayAnswer && (
        <p>
          <a href={correctPath.to(at)}>{m.review_correction_by_team()}</a>
        </p>
      )}
      {mayAsk && (
        <Disclosure summary={m.review_correction_ask()} open={isSent}>
          <form
            class="stack-wide review-form"
            action={desk.correction.to(at, { query: benchQuery(filter) })}
            method="post"
            noValidate
          >
            <TextAreaField
              id="pide"
              name="pide"
              label={m.review_field_asked()}
              hint={m.review_hint_asked()}
              error={problemOf(problems, 'pide')}
              value={typed.pide}
              rows={4}
            />
            <Field
              id="dias"
              name="dias"
              label={m.review_field_correction_days()}
              inputMode="numeric"
              error={problemOf(problems, 'dias')}
              value={typed.dias ?? String(usualDays.correction)}
            />
            <p>
              <Button>{m.review_correction_now()}</Button>
            </p>
          </form>
        </Disclosure>
      )}
    </Group>
  );
}

function becameOf(correction: Correction, timeZone: string): string {
  const { answeredAt, endedAt, answerUntil, version, isOnPaper } = correction;
  const until = instantWords(answerUntil, timeZone);
  if (answeredAt !== null) {
    const at = receivedWords(answeredAt, { timeZone, isOnPaper });
    const said = { at, version: version ?? 0 };
    return isOnPaper
      ? m.review_correction_answered_on_paper(said)
      : m.review_correction_answered(said);
  }
  if (isOnPaper) return m.review_correction_kept();
  return endedAt === null
    ? m.review_correction_until({ until })
    : m.review_correction_ended({ until });
}
