// The days of an election as its team types them, by the clocks of the institution: papers, votes, batches and tables.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type ElectionSettings, instantText } from '../rules/settings.ts';
import type { Election } from '../store/elections.ts';
import { InstantFields, readInstant, typedInstant } from './instant-fields.tsx';
import { type DeskShown, deskPage } from './parts.tsx';
import { desk } from './paths.ts';
import { parseTables, TablesFields, typedTables } from './tables-fields.tsx';
import { dayNames, dayWords } from './words.ts';

type Parsed<T> =
  | { readonly isSound: true; readonly values: T }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

export type DaysChange = Pick<ElectionSettings, 'windows' | 'batch'>;

export function parseDays(typed: Typed, { settings, timeZone }: Election): Parsed<DaysChange> {
  const read = dayNames.map((name) => ({ name, ...readInstant(typed, name, timeZone) }));
  const every = readWhole(typed.cada, { least: 1, most: 168 });
  const least = readWhole(typed.minimo, { least: 1, most: 1000 });
  const tables = parseTables(typed, timeZone);
  const problems = [
    ...read.flatMap(({ problem }) => problem ?? []),
    ...(every === undefined ? [{ field: 'cada', message: m.election_form_every_wrong() }] : []),
    ...(least === undefined ? [{ field: 'minimo', message: m.election_form_batch_wrong() }] : []),
    ...tables.problems,
  ];
  if (problems.length > 0 || every === undefined || least === undefined) {
    return { isSound: false, problems };
  }
  const instants = Object.fromEntries(read.map(({ name, at }) => [name, instantText(at ?? NEVER)]));
  const windows = { ...settings.windows, ...instants, ...tables.values };
  const batch = { first: windows.vote_from, every_h: every, min: least };
  return { isSound: true, values: { windows, batch } };
}

const NEVER = new Date(0);

/** A whole number within bounds; undefined for anything else. */
export function readWhole(
  typed: string | undefined,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const digits = (typed ?? '').replaceAll(/[.\s]/g, '');
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function typedDays({ settings, timeZone }: Election): Typed {
  const { windows, batch } = settings;
  return {
    ...Object.assign({}, ...dayNames.map((name) => typedInstant(name, windows[name], timeZone))),
    cada: String(batch.every_h),
    minimo: String(batch.min),
    ...typedTables(windows, timeZone),
  };
}

interface DaysProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly typed?: Typed | undefined;
}

export function daysPage(props: DaysProps): Page {
  const { institution, election, problems = [] } = props;
  const typed = props.typed ?? typedDays(election);
  const at = { institution: institution.slug, election: election.id };
  return deskPage({
    ...props,
    title: m.election_gate_days(),
    lead: m.election_days_lead(),
    children: (
      <form class="stack-wide election-form" action={desk.days.to(at)} method="post" noValidate>
        <Notice>
          <p>{m.election_days_two_doors()}</p>
        </Notice>
        {dayNames.map((name) => (
          <InstantFields name={name} label={dayWords[name]()} typed={typed} problems={problems} />
        ))}
        <TypedField
          name="cada"
          inputMode="numeric"
          label={m.election_form_every()}
          hint={m.election_form_every_hint()}
          typed={typed}
          problems={problems}
        />
        <TypedField
          name="minimo"
          inputMode="numeric"
          label={m.election_form_batch()}
          hint={m.election_form_batch_hint()}
          typed={typed}
          problems={problems}
        />
        <TablesFields typed={typed} problems={problems} />
        <div>
          <Button>{m.election_form_keep()}</Button>
        </div>
      </form>
    ),
  });
}
