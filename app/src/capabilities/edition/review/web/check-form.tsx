// One check of a proposal: what it asks, what was found, and the form in which whoever makes it says so.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { labelOf } from '../../../ground/norms/index.ts';
import { benchQuery } from '../rules/bench-filter.ts';
import { type CheckKind, findings, grounds, isDue } from '../rules/checks.ts';
import { isLate } from '../rules/terms.ts';
import type { Check, Examination } from '../store/examinations.ts';
import { placeOf } from './at-desk.ts';
import { DetailFields } from './detail-fields.tsx';
import type { ProposalPageProps } from './page-props.ts';
import { FindingTag } from './parts.tsx';
import { desk } from './paths.ts';
import { findingWords, groundWords, kindWords, longDay, questionWords } from './words.ts';

export interface CheckProps extends ProposalPageProps {
  readonly check: Check;
}

/** Whether its form is there: its turn has come, and nobody has signed it off. */
export function mayWrite({ state, stage, signedOffAt }: Examination, kind: CheckKind): boolean {
  const isOpen = state === 'in-review' || state === 'correcting';
  return isOpen && signedOffAt === null && isDue(kind, stage);
}

export function CheckForm(props: CheckProps) {
  const { check, examination, today, sent } = props;
  const { kind, finding, dueOn } = check;
  return (
    <section class="review-part stack" aria-labelledby={`revision-${kind}`}>
      <div class="cluster review-check-head">
        <h3 id={`revision-${kind}`}>{kindWords[kind]()}</h3>
        <FindingTag finding={finding} />
      </div>
      <p>{questionWords[kind]()}</p>
      <p class="cluster">
        <span class="secondary">{whoWords(props)}</span>
        {dueOn !== null &&
          finding === null &&
          (isLate({ dueOn, finding }, today) ? (
            <Tag tone="stop">{m.review_late_since({ day: longDay(dueOn) })}</Tag>
          ) : (
            <span class="secondary">{m.review_due({ day: longDay(dueOn) })}</span>
          ))}
      </p>
      <Said {...props} />
      {mayWrite(examination, kind) && (
        <Disclosure
          summary={finding === null ? m.review_check_make() : m.review_check_change()}
          open={sent === kind}
        >
          <Write {...props} />
        </Disclosure>
      )}
    </section>
  );
}

function whoWords({ check, names }: CheckProps): string {
  const { reviewerId, unitName, finding } = check;
  const name = reviewerId === null ? undefined : (names.get(reviewerId) ?? m.review_nameless());
  const who = [name, unitName ?? undefined].filter((one) => one !== undefined).join(' · ');
  if (who === '') return m.review_nobody();
  return finding === null ? m.review_assigned_to({ who }) : m.review_made_by({ who });
}

/** What was found, in its own words. */
function Said({ check, norms }: CheckProps) {
  const { finding, reason, ground, norm, article } = check;
  if (finding === null) return null;
  const cited = norms.find(({ code }) => code === norm);
  const label = cited === undefined ? norm : labelOf(cited);
  return (
    <>
      {reason !== null && <p class="review-lines">{reason}</p>}
      {(ground !== null || label !== null) && (
        <p class="secondary">
          {[
            ground === null ? undefined : groundWords[ground](),
            label === null
              ? undefined
              : article === null
                ? label
                : m.review_norm_article({ norm: label, article }),
          ]
            .filter((one) => one !== undefined)
            .join(' · ')}
        </p>
      )}
    </>
  );
}

/** As it was sent, or as it stands; somebody else's newer words stand above it, so that neither is lost. */
function Write(props: CheckProps) {
  const { check, edition, examination, filter, sent, typed: given, norms, problems: all } = props;
  const { kind, revision } = check;
  const isSent = sent === kind;
  const typed: Typed = isSent ? given : standing(check);
  const problems = isSent ? all : [];
  const isStale = isSent && given.version !== String(revision);
  const at = { ...placeOf(edition), number: String(examination.number), kind };
  const id = (field: string) => (isSent ? field : `${kind}-${field}`);
  return (
    <form
      class="stack-wide review-form"
      action={desk.finding.to(at, { query: benchQuery(filter) })}
      method="post"
      noValidate
    >
      <input type="hidden" name="version" value={String(revision)} />
      {isStale && (
        <Notice tone="warning" title={m.review_stale_title()}>
          <p>{m.review_stale()}</p>
        </Notice>
      )}
      <Choices
        id={id('hallazgo')}
        name="hallazgo"
        label={m.review_filter_finding()}
        error={problemOf(problems, 'hallazgo')}
        chosen={[typed.hallazgo ?? '']}
        options={findings.map((value) => ({ value, label: findingWords[value]() }))}
      />
      <TextAreaField
        id={id('razon')}
        name="razon"
        label={m.review_field_reason()}
        hint={m.review_hint_reason()}
        error={problemOf(problems, 'razon')}
        value={typed.razon}
        rows={5}
      />
      <SelectField
        id={id('motivo')}
        name="motivo"
        label={m.review_field_ground()}
        hint={m.review_hint_ground()}
        error={problemOf(problems, 'motivo')}
        value={typed.motivo ?? ''}
        options={[
          { value: '', label: m.review_ground_none() },
          ...grounds.map((value) => ({ value, label: groundWords[value]() })),
        ]}
      />
      <NormFields typed={typed} problems={problems} norms={norms} id={id} />
      <DetailFields {...props} kind={kind} typed={isSent ? typed : undefined} id={id} />
      <p>
        <Button>{m.review_save_finding()}</Button>
      </p>
    </form>
  );
}

interface NormFieldsProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly norms: ProposalPageProps['norms'];
  readonly id: (field: string) => string;
}

export function NormFields({ typed, problems, norms, id }: NormFieldsProps) {
  return (
    <div class="review-pair">
      <SelectField
        id={id('norma')}
        name="norma"
        label={m.review_field_norm()}
        error={problemOf(problems, 'norma')}
        value={typed.norma ?? ''}
        options={[
          { value: '', label: m.review_norm_none() },
          ...norms.map((norm) => ({
            value: norm.code,
            label: `${labelOf(norm)}: ${norm.title}`.slice(0, 90),
          })),
        ]}
      />
      <Field
        id={id('articulo')}
        name="articulo"
        label={m.review_field_article()}
        error={problemOf(problems, 'articulo')}
        value={typed.articulo}
      />
    </div>
  );
}

function standing({ finding, reason, ground, norm, article }: Check): Typed {
  return {
    hallazgo: finding ?? '',
    razon: reason ?? '',
    motivo: ground ?? '',
    norma: norm ?? '',
    articulo: article ?? '',
  };
}
