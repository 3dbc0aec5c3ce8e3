// The page of the prior commitment: first the day of the sitting, then each member's vote as the body sat that day.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field, Notes, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { votes } from '../rules/commitment.ts';
import type { DecidingBody } from '../store/commitments.ts';
import type { KeptVersion } from '../store/editions.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { deskPage, fieldOf, Group, optionsOf } from './parts.tsx';
import { desk } from './paths.ts';
import { bodyWords, dayWords, majorityWords, money, numberWords, voteWords } from './words.ts';

export interface CommitmentPageProps {
  readonly at: AtEdition;
  readonly version: KeptVersion;
  /** Undefined until the day of the sitting is chosen. */
  readonly sat: { readonly day: string; readonly body: DecidingBody } | undefined;
  readonly norms: readonly { readonly code: string; readonly label: string }[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function commitmentPage(props: CommitmentPageProps): Page {
  const { at, version, sat, problems, status } = props;
  return deskPage({
    given: at,
    title: m.editions_commit_do(),
    lead: m.editions_commit_lead({
      version: numberWords(version.version),
      amount: money(version.envelopeClp),
    }),
    status,
    problems,
    children: sat === undefined ? <DayForm {...props} /> : <Resolution {...props} sat={sat} />,
  });
}

function DayForm({ at, typed, problems }: CommitmentPageProps) {
  return (
    <form class="stack" action={desk.commitment.to(placeOf(at))} method="get" noValidate>
      <Field
        {...fieldOf(typed, problems)('dia')}
        type="date"
        label={m.editions_sitting_day()}
        hint={m.editions_sitting_day_hint()}
      />
      <div>
        <Button>{m.editions_go_on()}</Button>
      </div>
    </form>
  );
}

type Sat = NonNullable<CommitmentPageProps['sat']>;

function Resolution(props: CommitmentPageProps & { readonly sat: Sat }) {
  const { at, sat, typed, problems } = props;
  const field = fieldOf(typed, problems);
  return (
    <form
      class="stack-wide"
      action={desk.commitment.to(placeOf(at))}
      method="post"
      enctype="multipart/form-data"
      noValidate
    >
      <input type="hidden" name="dia" value={sat.day} />
      <Group title={m.editions_group_sitting()}>
        <p>
          {bodyWords[sat.body.kind]?.() ?? sat.body.kind}, {dayWords(sat.day)}.{' '}
          <a href={desk.commitment.to(placeOf(at))}>{m.editions_other_day()}</a>
        </p>
        <div class="edition-pair">
          <Field
            {...field('sesion')}
            label={m.editions_commitment_sitting()}
            hint={m.editions_sitting_hint()}
          />
          <Field {...field('acuerdo')} label={m.editions_commitment_resolution()} />
        </div>
        <div class="edition-pair">
          <Field {...field('monto')} inputMode="numeric" label={m.editions_commitment_amount()} />
          <Field {...field('anio')} inputMode="numeric" label={m.editions_commitment_year()} />
        </div>
        <TextAreaField
          {...field('terminos')}
          label={m.editions_commitment_terms()}
          hint={m.editions_terms_hint()}
        />
      </Group>
      <Votes {...props} />
      <Majority {...props} />
      <Group title={m.editions_commitment_file()}>
        <FileDrop
          id="documento"
          name="documento"
          label={m.editions_resolution_pdf()}
          hint={m.editions_pdf_hint()}
          error={field('documento').error}
          accept=".pdf"
        />
      </Group>
      <Notice title={m.editions_two_people_title()}>
        <p>{m.editions_commit_signed_text()}</p>
      </Notice>
      <div>
        <Button>{m.editions_propose()}</Button>
      </div>
    </form>
  );
}

function Majority({ norms, typed, problems }: CommitmentPageProps) {
  const field = fieldOf(typed, problems);
  return (
    <Group title={m.editions_group_majority()}>
      <div class="edition-pair">
        <SelectField
          {...field('mayoria')}
          label={m.editions_commitment_majority()}
          options={optionsOf(majorityWords)}
        />
        <Field {...field('quorum')} inputMode="numeric" label={m.editions_commitment_quorum()} />
      </div>
      <SelectField
        {...field('norma')}
        label={m.editions_commitment_norm()}
        options={[
          { value: '', label: m.editions_norm_none() },
          ...norms.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
    </Group>
  );
}

function Votes({ sat, typed, problems }: CommitmentPageProps & { readonly sat: Sat }) {
  const field = fieldOf(typed, problems);
  const voting = sat.body.inOffice.filter(({ seat }) => seat !== 'secretary');
  const chair = voting.find(({ seat }) => seat === 'chair');
  return (
    <Group title={m.editions_commitment_votes()}>
      <p class="secondary">{m.editions_votes_text()}</p>
      {voting.map(({ id, name, seat }) => {
        const { error, ...named } = field(`voto-${id}`);
        return (
          <fieldset
            class={error ? 'field field-wrong edition-vote' : 'field edition-vote'}
            id={named.id}
          >
            <legend class="field-label">
              {seat === 'chair' ? m.editions_member_chair({ name }) : name}
            </legend>
            <Notes id={named.id} error={error} />
            <div class="cluster">
              {votes.map((vote) => (
                <label class="choice">
                  <input
                    type="radio"
                    name={named.name}
                    value={vote}
                    checked={named.value === vote}
                  />
                  <span>{voteWords[vote]()}</span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      {chair !== undefined && (
        <SelectField
          {...field('dirime')}
          label={m.editions_casting()}
          hint={m.editions_casting_hint()}
          options={[
            { value: '', label: m.editions_casting_none() },
            { value: chair.id, label: chair.name },
          ]}
        />
      )}
    </Group>
  );
}
