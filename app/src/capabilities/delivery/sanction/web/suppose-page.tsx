// What would follow if the body decided so: the officer supposes decisions, and nothing is saved.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { outcomeWords } from '../actions/sanction-words.ts';
import { type Decision, type Matter, outcomes } from '../rules/matter.ts';
import type { SubmittedContest } from '../store/submissions.ts';
import type { AtSitting } from './at-desk.ts';
import { count, framedDesk, Group, money, placeOf } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import type { ContestSeen } from './sitting-effects.ts';

interface SupposePageProps {
  readonly at: AtSitting;
  /** Under what is supposed. */
  readonly seen: readonly ContestSeen[];
}

/** Names of the fields of a project. */
export function namesOf({ code }: SubmittedContest, { number }: Matter) {
  return { outcome: `que-${code}-${number}`, amount: `monto-${code}-${number}` };
}

export function supposePage({ at, seen }: SupposePageProps): Page {
  const { edition, sitting } = at;
  const here = { ...placeOf(edition), sitting: sitting.id };
  const title = m.sanction_desk_suppose();
  return framedDesk({
    ...{ edition, title },
    lead: m.sanction_desk_suppose_lead(),
    crumbs: [{ label: sitting.name, href: sanctionDesk.sitting.to(here) }, { label: title }],
    body: (
      <form class="stack-wide" action={sanctionDesk.suppose.to(here)} method="get">
        <input type="hidden" name="ver" value="1" />
        {seen.map((one) => (
          <Contest {...{ at, one }} />
        ))}
        <p>
          <Button>{m.sanction_desk_suppose_see()}</Button>
        </p>
      </form>
    ),
  });
}

function Contest({ at, one }: Pick<SupposePageProps, 'at'> & { readonly one: ContestSeen }) {
  const { contest, now } = one;
  const submitted = at.submission.contests.find((each) => each.contestId === contest.contestId);
  if (submitted === undefined) return null;
  return (
    <Group
      id={`suponer-${submitted.code}`}
      title={<span lang={writtenLang()}>{contest.name}</span>}
    >
      {now === undefined ? (
        <Notice tone="warning">
          <p>{m.sanction_refused_recount_failed()}</p>
        </Notice>
      ) : (
        <Summary {...{ contest, now }} />
      )}
      <RuledTable
        caption={contest.name}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.sanction_column_project() },
          { label: m.sanction_column_cost(), align: 'end' },
          { label: m.sanction_desk_suppose_then() },
          { label: m.sanction_desk_suppose_if() },
        ]}
        rows={contest.matters.map((matter) => [
          <>
            {m.sanction_desk_place({ place: count(matter.place) })}{' '}
            <span lang={writtenLang()}>{matter.name}</span>
          </>,
          money(matter.costClp),
          <Then {...{ one, matter }} />,
          <Supposing {...{ submitted, one, matter }} />,
        ])}
      />
    </Group>
  );
}

function Summary({
  contest,
  now,
}: Pick<ContestSeen, 'contest'> & { readonly now: NonNullable<ContestSeen['now']> }) {
  const names = (ids: readonly string[]) =>
    contest.matters
      .filter(({ projectId }) => ids.includes(projectId))
      .map(({ name }) => name)
      .join('; ');
  const none = m.sanction_desk_suppose_none();
  return (
    <div class="stack" role="status">
      <p>
        <strong>{m.sanction_desk_suppose_enters()}</strong> {names(now.enters) || none}
      </p>
      <p>
        <strong>{m.sanction_desk_suppose_leaves()}</strong> {names(now.leaves) || none}
      </p>
      <p>
        {now.leftClp < 0
          ? m.sanction_desk_suppose_over({
              over: money(-now.leftClp),
              amount: money(contest.amountClp),
            })
          : m.sanction_desk_now({ spent: money(now.spentClp), left: money(now.leftClp) })}
      </p>
    </div>
  );
}

interface RowProps {
  readonly one: ContestSeen;
  readonly matter: Matter;
}

function Then({ one: { now }, matter }: RowProps) {
  const built = now?.funded.find(({ projectId }) => projectId === matter.projectId);
  if (built === undefined) return <Tag>{m.sanction_desk_suppose_out()}</Tag>;
  return <Tag tone="done">{m.sanction_desk_suppose_in({ amount: money(built.amountClp) })}</Tag>;
}

function Supposing({
  submitted,
  one,
  matter,
}: RowProps & { readonly submitted: SubmittedContest }) {
  const { outcome, amount } = namesOf(submitted, matter);
  const isSigned = one.contest.signed.some(
    (signed) => signed.projectId === matter.projectId && signed.outcome !== 'returned',
  );
  if (isSigned) return <Tag tone="done">{m.sanction_desk_signed()}</Tag>;
  const said: Decision | undefined = one.drafts.find(
    ({ projectId }) => projectId === matter.projectId,
  );
  const isChanged = said?.outcome === 'approved-with-changes';
  return (
    <div class="stack sanction-supposing">
      <SelectField
        {...{ id: outcome, name: outcome, value: said?.outcome ?? '' }}
        label={m.sanction_fact_outcome()}
        options={[
          { value: '', label: m.sanction_desk_undecided() },
          ...outcomes.map((value) => ({ value, label: outcomeWords[value]() })),
        ]}
      />
      <div class="sanction-amount">
        <Field
          {...{ id: amount, name: amount }}
          inputMode="numeric"
          label={m.sanction_desk_suppose_changed_amount()}
          value={isChanged ? String(said?.amountClp ?? '') : ''}
        />
      </div>
    </div>
  );
}
