// The proposals of the workbench, each with its checks, to mark and to hand out together; the keys of its island are said above.

import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { themeWords } from '../../../ground/gatherings/rules/index.ts';
import { benchQuery } from '../rules/bench-filter.ts';
import { type CheckKind, checkKinds } from '../rules/checks.ts';
import { isLate } from '../rules/terms.ts';
import type { Bench, BenchCheck, BenchRow } from '../store/bench.ts';
import { placeOf } from './at-desk.ts';
import { KeysHint } from './bench-nav.tsx';
import type { BenchPageProps } from './page-props.ts';
import { StageTag } from './parts.tsx';
import { desk } from './paths.ts';
import { findingMarks, findingWords, kindWords, money, numberOf, shortDay } from './words.ts';

export function BenchTable(props: BenchPageProps) {
  const { bench, rows, filter, mayCoordinate } = props;
  const to = placeOf(bench.edition);
  return (
    <form
      class="stack review-bench"
      action={desk.assign.to(to)}
      method="post"
      noValidate
      data-bench
    >
      <input
        type="hidden"
        name="vuelta"
        value={new URLSearchParams(benchQuery(filter)).toString()}
      />
      <KeysHint said={m.review_keys()} />
      <RuledTable
        caption={m.review_bench_caption()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.review_column_proposal() },
          { label: m.review_column_stage() },
          { label: m.review_column_checks() },
          { label: m.review_column_due() },
          { label: m.review_column_cost(), align: 'end' },
        ]}
        rows={rows.map((row) => [
          <Named row={row} props={props} />,
          row.stage === null ? <Tag>{m.review_stage_left()}</Tag> : <StageTag stage={row.stage} />,
          <Checks row={row} bench={bench} />,
          <Due row={row} today={props.today} />,
          money(row.costClp),
        ])}
      />
      {mayCoordinate && <HandOut {...props} />}
    </form>
  );
}

function Named({ row, props }: { readonly row: BenchRow; readonly props: BenchPageProps }) {
  const { bench, filter, mayCoordinate, typed } = props;
  const { number, title, theme, contest } = row;
  const to = { ...placeOf(bench.edition), number: String(number) };
  const name = bench.edition.contests.find(({ code }) => code === contest)?.name ?? contest;
  const label = `${number}. ${title}`;
  return (
    <span class="review-named" data-bench-row>
      {mayCoordinate && (
        <input
          type="checkbox"
          name={`p-${number}`}
          value="1"
          checked={typed[`p-${number}`] !== undefined}
          aria-label={m.review_mark({ proposal: label })}
        />
      )}
      <span>
        <a href={desk.proposal.to(to, { query: benchQuery(filter) })} lang={writtenLang()}>
          {label}
        </a>
        <span class="secondary review-under">{`${name} · ${themeWords[theme]()}`}</span>
      </span>
    </span>
  );
}

/** Who is to make it: a person, or a unit. */
function whoOf(check: BenchCheck, { units, reviewers }: Bench): string {
  if (check.reviewerId !== null) {
    const known = reviewers.find(({ personId }) => personId === check.reviewerId);
    return known?.name ?? m.review_nameless();
  }
  return units.find(({ id }) => id === check.unitId)?.name ?? m.review_nobody();
}

/** One mark for each check, always in the same order; in words, only what is not a plain yes, and who has what waits. */
function Checks({
  row: { checks, stage },
  bench,
}: {
  readonly row: BenchRow;
  readonly bench: Bench;
}) {
  return (
    <>
      <span class="review-marks" aria-hidden="true">
        {checks.map(({ kind, finding }) => (
          <span class={`review-mark review-mark-${finding ?? 'none'}`} title={kindWords[kind]()}>
            {finding !== null && <Icon name={findingMarks[finding]} size={14} />}
          </span>
        ))}
      </span>
      {checks.every(({ finding }) => finding === 'yes') ? (
        <span class="review-said">{m.review_all_yes()}</span>
      ) : (
        saidOf(checks, stage, bench).map(({ label, kinds }) => (
          <span class="review-said">
            {`${label}: `}
            <strong>{kinds.map((kind) => kindWords[kind]()).join(', ')}</strong>
          </span>
        ))
      )}
    </>
  );
}

interface SaidOfChecks {
  readonly label: string;
  readonly kinds: CheckKind[];
}

/** What keeps it from a yes comes first; of what waits, only what can be made now, under whoever has it. */
function saidOf(
  checks: readonly BenchCheck[],
  stage: BenchRow['stage'],
  bench: Bench,
): readonly SaidOfChecks[] {
  const found = (['no', 'with-changes'] as const).map((finding) => ({
    label: findingWords[finding](),
    kinds: checks.filter((one) => one.finding === finding).map(({ kind }) => kind),
  }));
  const waiting = new Map<string, CheckKind[]>();
  for (const check of isGoing(stage) ? openOf(checks) : []) {
    const who = whoOf(check, bench);
    waiting.set(who, [...(waiting.get(who) ?? []), check.kind]);
  }
  const waits = [...waiting].map(([label, kinds]) => ({ label, kinds }));
  return [...found, ...waits].filter(({ kinds }) => kinds.length > 0);
}

function isGoing(stage: BenchRow['stage']): boolean {
  return stage === 'admissibility' || stage === 'feasibility' || stage === 'correcting';
}

/** Those of feasibility wait until it is admitted. */
function openOf(checks: readonly BenchCheck[]): readonly BenchCheck[] {
  const open = checks.filter(({ finding }) => finding === null);
  const admissibility = open.filter(({ kind }) => kind === 'admissibility');
  return admissibility.length > 0 ? admissibility : open;
}

/** The nearest term of what can be done now. */
function Due({ row, today }: { readonly row: BenchRow; readonly today: string }) {
  if (row.stage !== 'admissibility' && row.stage !== 'feasibility') return null;
  const open = openOf(row.checks).filter(({ dueOn }) => dueOn !== null);
  const nearest = open.reduce<BenchCheck | undefined>(
    (first, one) => ((first?.dueOn ?? '9') <= (one.dueOn ?? '') ? first : one),
    undefined,
  );
  if (nearest?.dueOn == null) return null;
  return isLate(nearest, today) ? (
    <Tag tone="stop">{m.review_late_since({ day: shortDay(nearest.dueOn) })}</Tag>
  ) : (
    <span>{shortDay(nearest.dueOn)}</span>
  );
}

/** Bulk assignment: what is left as it says, stays. */
function HandOut({ bench, typed, problems, count, rows }: BenchPageProps) {
  const stays = { value: '', label: m.review_assign_stays() };
  const nobody = { value: 'nobody', label: m.review_nobody() };
  const { units, reviewers } = bench;
  return (
    <fieldset class="stack review-hand-out" id="marcadas">
      <legend class="field-label">{m.review_assign_title()}</legend>
      <div class="review-hand-out-fields">
        <SelectField
          id="tipo"
          name="tipo"
          label={m.review_assign_kind()}
          value={typed.tipo ?? ''}
          options={[
            { value: '', label: m.review_assign_every_kind() },
            ...checkKinds.map((value) => ({ value, label: kindWords[value]() })),
          ]}
        />
        <SelectField
          id="unidad"
          name="unidad"
          label={m.review_assign_unit()}
          error={problemOf(problems, 'unidad')}
          value={typed.unidad ?? ''}
          options={[stays, nobody, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <SelectField
          id="revisa"
          name="revisa"
          label={m.review_assign_reviewer()}
          error={problemOf(problems, 'revisa')}
          value={typed.revisa ?? ''}
          options={[
            stays,
            nobody,
            ...reviewers.map(({ personId, name, openCount }) => ({
              value: personId,
              label: m.review_assign_loaded({
                name: name ?? m.review_nameless(),
                number: numberOf(openCount),
              }),
            })),
          ]}
        />
        <Field
          id="dias"
          name="dias"
          label={m.review_assign_days()}
          inputMode="numeric"
          error={problemOf(problems, 'dias')}
          value={typed.dias}
        />
        <Button>{m.review_assign_now()}</Button>
      </div>
      {count > rows.length && (
        <label class="choice">
          <input type="checkbox" name="todas" value="1" checked={typed.todas !== undefined} />
          <span>{m.review_assign_all_found()}</span>
        </label>
      )}
    </fieldset>
  );
}
