// The form with which a vote is brought in: its file or its totals, the tally sheet, who answers for it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { idOf, needsBallots, type OfficialTerms } from '../rules/official-terms.ts';
import { fileLimit, whatOf } from './bring-form.ts';
import { bringProblemSentence } from './bring-words.ts';
import { countDesk } from './official-paths.ts';

interface BringFieldsProps {
  readonly at: { readonly institution: string; readonly edition: string; readonly contest: string };
  readonly terms: Omit<OfficialTerms, 'votedFrom' | 'votedUntil'>;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Names of what is kept already. */
  readonly kept: { readonly file: string | null; readonly sheet: string | null };
}

export function BringFields(props: BringFieldsProps) {
  const { at, terms, typed, problems, kept } = props;
  const why = needsBallots(terms);
  return (
    <form
      class="stack-wide count-bring"
      action={countDesk.contest.to(at)}
      method="post"
      enctype="multipart/form-data"
      noValidate
    >
      {why === undefined ? (
        <WhatIsBrought typed={typed} />
      ) : (
        <Notice title={m.count_bring_what_ballots()}>
          <p>{m.count_bring_what_ballots_hint()}</p>
          <p>{bringProblemSentence({ code: 'needs-ballots', why, rule: terms.rule.rule ?? '' })}</p>
        </Notice>
      )}
      <VoteFileField {...props} takesTotals={why === undefined} />
      {why === undefined && <TypedTotals {...{ terms, typed, problems }} />}
      <FileDrop
        id="acta"
        name="acta"
        label={m.count_bring_sheet()}
        hint={
          <>
            {m.count_bring_sheet_hint()}
            {kept.sheet !== null && <> {m.count_bring_file_there({ name: kept.sheet })}</>}
          </>
        }
        error={problemOf(problems, 'acta')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        isOptional
      />
      <WhoAnswers typed={typed} problems={problems} />
      <div>
        <Button>{m.count_bring_save()}</Button>
      </div>
    </form>
  );
}

function WhatIsBrought({ typed }: Pick<BringFieldsProps, 'typed'>) {
  return (
    <Choices
      id="que"
      name="que"
      label={m.count_bring_what()}
      chosen={[whatOf(typed)]}
      options={[
        {
          value: 'papeletas',
          label: m.count_bring_what_ballots(),
          hint: m.count_bring_what_ballots_hint(),
        },
        {
          value: 'totales',
          label: m.count_bring_what_totals(),
          hint: m.count_bring_what_totals_hint(),
        },
        {
          value: 'escritos',
          label: m.count_bring_what_typed(),
          hint: m.count_bring_what_typed_hint(),
        },
      ]}
    />
  );
}

function VoteFileField({
  at,
  problems,
  kept,
  takesTotals,
}: Pick<BringFieldsProps, 'at' | 'problems' | 'kept'> & { readonly takesTotals: boolean }) {
  return (
    <div class="count-bring-file stack">
      <FileDrop
        id="votacion"
        name="votacion"
        label={m.count_bring_file()}
        hint={
          <>
            {m.count_bring_file_hint({ limit: fileLimit() })}
            {kept.file !== null && <> {m.count_bring_file_there({ name: kept.file })}</>}
          </>
        }
        error={problemOf(problems, 'votacion')}
        accept=".pb,.csv,.xlsx"
        isOptional
      />
      <p class="secondary">
        {m.count_bring_templates()}{' '}
        <a href={countDesk.ballotsTemplate.to(at)}>{m.count_bring_template_ballots()}</a>
        {takesTotals && (
          <>
            {' · '}
            <a href={countDesk.totalsTemplate.to(at)}>{m.count_bring_template_totals()}</a>
          </>
        )}
      </p>
    </div>
  );
}

function WhoAnswers({ typed, problems }: Pick<BringFieldsProps, 'typed' | 'problems'>) {
  const field = (name: string, label: string, more: { hint?: string; type?: 'date' } = {}) => (
    <Field
      {...{ id: name, name, label, ...more }}
      value={typed[name] ?? ''}
      error={problemOf(problems, name)}
    />
  );
  return (
    <>
      <Field
        id="nulas"
        name="nulas"
        label={m.count_bring_null()}
        hint={m.count_bring_null_hint()}
        inputMode="numeric"
        value={typed.nulas ?? '0'}
        error={problemOf(problems, 'nulas')}
      />
      {field('responde', m.count_bring_answered_by(), { hint: m.count_bring_answered_by_hint() })}
      {field('cargo', m.count_bring_answered_as())}
      {field('tomada', m.count_bring_held_by(), { hint: m.count_bring_held_by_hint() })}
      <div class="columns columns-even">
        {field('desde', m.count_bring_from(), { type: 'date' })}
        {field('hasta', m.count_bring_until(), { type: 'date' })}
      </div>
    </>
  );
}

function TypedTotals({
  terms,
  typed,
  problems,
}: Pick<BringFieldsProps, 'terms' | 'typed' | 'problems'>) {
  const count = (name: string, label: string, hint?: string) => (
    <Field
      {...{ id: name, name, label, hint }}
      inputMode="numeric"
      value={typed[name] ?? ''}
      error={problemOf(problems, name)}
    />
  );
  return (
    <fieldset class="count-bring-typed stack">
      <legend class="panel-heading">{m.count_bring_typed_title()}</legend>
      <div class="columns columns-even">
        {count('validos', m.count_bring_valid(), m.count_bring_valid_hint())}
        {count('blancos', m.count_bring_blank())}
      </div>
      <div class="count-bring-votes">
        {terms.projects
          .filter(({ out }) => out === null)
          .map(({ number, name }) =>
            count(`votos-${number}`, m.count_bring_votes_of({ number: idOf(number, terms), name })),
          )}
      </div>
    </fieldset>
  );
}
