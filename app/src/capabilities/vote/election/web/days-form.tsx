// The days of an election as its team types them, by the clocks of the institution.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { instantThere, parseDay, parseHour } from '../../../ground/territories/rules/index.ts';
import { type ElectionSettings, instantText } from '../rules/settings.ts';
import type { Election } from '../store/elections.ts';
import { type DeskShown, deskPage } from './parts.tsx';
import { desk } from './paths.ts';
import { dayNames, dayWords } from './words.ts';

type Parsed<T> =
  | { readonly isSound: true; readonly values: T }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

export type DaysChange = Pick<ElectionSettings, 'windows' | 'batch'>;

export function parseDays(typed: Typed, { settings, timeZone }: Election): Parsed<DaysChange> {
  const read = dayNames.map((name) => ({ name, ...readInstant(typed, name, timeZone) }));
  const every = readWhole(typed.cada, { least: 1, most: 168 });
  const least = readWhole(typed.minimo, { least: 1, most: 1000 });
  const problems = [
    ...read.flatMap(({ problem }) => problem ?? []),
    ...(every === undefined ? [{ field: 'cada', message: m.election_form_every_wrong() }] : []),
    ...(least === undefined ? [{ field: 'minimo', message: m.election_form_batch_wrong() }] : []),
  ];
  if (problems.length > 0 || every === undefined || least === undefined) {
    return { isSound: false, problems };
  }
  const instants = Object.fromEntries(read.map(({ name, at }) => [name, instantText(at ?? NEVER)]));
  const windows = { ...settings.windows, ...instants };
  const batch = { first: windows.vote_from, every_h: every, min: least };
  return { isSound: true, values: { windows, batch } };
}

const NEVER = new Date(0);

export function readInstant(
  typed: Typed,
  name: string,
  timeZone: string,
): { readonly at?: Date; readonly problem?: FieldProblem } {
  const day = parseDay(typed[`${name}-dia`]);
  const hour = parseHour(typed[`${name}-hora`]);
  if (day === undefined) {
    return { problem: { field: `${name}-dia`, message: m.election_form_day_wrong() } };
  }
  if (hour === undefined) {
    return { problem: { field: `${name}-hora`, message: m.election_form_hour_wrong() } };
  }
  const at = instantThere(timeZone, day, hour);
  return at === undefined
    ? { problem: { field: `${name}-hora`, message: m.election_form_hour_leapt() } }
    : { at };
}

/** A whole number within bounds; undefined for anything else. */
export function readWhole(
  typed: string | undefined,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const digits = (typed ?? '').replaceAll(/[.\s]/g, '');
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

/** An instant as date and time fields show it there. */
export function typedInstant(name: string, at: Date | string, timeZone: string): Typed {
  const there = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(at));
  const [day = '', hour = ''] = there.split(', ');
  return { [`${name}-dia`]: day, [`${name}-hora`]: hour };
}

function typedDays({ settings, timeZone }: Election): Typed {
  const { windows, batch } = settings;
  return {
    ...Object.assign({}, ...dayNames.map((name) => typedInstant(name, windows[name], timeZone))),
    cada: String(batch.every_h),
    minimo: String(batch.min),
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
        <Field
          id="cada"
          name="cada"
          inputMode="numeric"
          label={m.election_form_every()}
          hint={m.election_form_every_hint()}
          value={typed.cada}
          error={problemOf(problems, 'cada')}
        />
        <Field
          id="minimo"
          name="minimo"
          inputMode="numeric"
          label={m.election_form_batch()}
          hint={m.election_form_batch_hint()}
          value={typed.minimo}
          error={problemOf(problems, 'minimo')}
        />
        <div>
          <Button>{m.election_form_keep()}</Button>
        </div>
      </form>
    ),
  });
}

export function InstantFields({
  name,
  label,
  typed,
  problems,
}: {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}) {
  const field = (part: 'dia' | 'hora', words: string, type: 'date' | 'text') => (
    <Field
      id={`${name}-${part}`}
      name={`${name}-${part}`}
      type={type}
      label={words}
      value={typed[`${name}-${part}`]}
      error={problemOf(problems, `${name}-${part}`)}
    />
  );
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      <div class="election-instant">
        {field('dia', m.election_form_day(), 'date')}
        {field('hora', m.election_form_hour(), 'text')}
      </div>
    </fieldset>
  );
}
