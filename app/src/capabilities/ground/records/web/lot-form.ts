// The announcement of a lot as it is typed: parsed whole, with everything that is wrong told at its field.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  parseForm,
  type Typed,
  websiteUpTo,
} from '../../../../platform/http/form.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { instantThere, parseDay, parseHour, typedText } from '../../territories/rules/index.ts';
import type { Announcement } from '../rules/lot-draw.ts';
import { type ListProblem, readLotList } from '../rules/lot-list.ts';
import { line } from './form.ts';

type Parsed<T> =
  | { readonly isSound: true; readonly values: T }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

/** The act in which a lot is drawn: where, when, before whom, and what chance will say it. */
export type LotAct = Pick<Announcement, 'place' | 'heldAt' | 'observers' | 'entropy'>;

const names = () => v.object({ label: line(120), purpose: line(500) });

const texts = () =>
  v.object({
    place: line(160),
    observer1: line(120),
    observer1For: line(120),
    observer2: line(120),
    observer2For: line(120),
  });

/** `timeZone` is that of the institution: the hour is typed as its clocks show it. */
export function parseLot(typed: Typed, timeZone: string): Parsed<Announcement> {
  const named = parseForm(names(), typed);
  const list = readLotList(typed.list ?? '');
  const act = parseLotAct(typed, timeZone);
  const problems = [
    ...(named.isSound ? [] : named.problems),
    ...list.problems.map((problem) => ({ field: 'list', message: listSentence(problem) })),
    ...(act.isSound ? [] : act.problems),
  ];
  if (problems.length > 0 || !named.isSound || !act.isSound) return { isSound: false, problems };
  return { isSound: true, values: { ...named.values, list: list.items, ...act.values } };
}

/** The same of a lot whose list and name its room knows. */
export function parseLotAct(typed: Typed, timeZone: string): Parsed<LotAct> {
  const parsed = parseForm(texts(), typed);
  const heldAt = readHour(typed, timeZone);
  const entropy = readChance(typed);
  const problems = [
    ...(parsed.isSound ? sameObserver(parsed.values) : parsed.problems),
    ...('problems' in heldAt ? heldAt.problems : []),
    ...('problems' in entropy ? entropy.problems : []),
  ];
  if (problems.length > 0 || !parsed.isSound || 'problems' in heldAt || 'problems' in entropy) {
    return { isSound: false, problems };
  }
  const { place, ...observers } = parsed.values;
  return {
    isSound: true,
    values: {
      place,
      heldAt: heldAt.at,
      observers: [
        { name: observers.observer1, standsFor: observers.observer1For },
        { name: observers.observer2, standsFor: observers.observer2For },
      ],
      entropy,
    },
  };
}

type Texts = v.InferOutput<ReturnType<typeof texts>>;

/** Two people of different interest: neither one person nor one side. */
function sameObserver(given: Texts): readonly FieldProblem[] {
  const plain = (text: string) => typedText(text).toLocaleLowerCase('es');
  if (plain(given.observer1) === plain(given.observer2)) {
    return [{ field: 'observer2', message: m.records_form_same_observer() }];
  }
  return plain(given.observer1For) === plain(given.observer2For)
    ? [{ field: 'observer2For', message: m.records_form_same_interest() }]
    : [];
}

type Wrong = { readonly problems: readonly FieldProblem[] };

function readHour({ day, hour }: Typed, timeZone: string): { readonly at: Date } | Wrong {
  const on = parseDay(day);
  const at = parseHour(hour);
  const problems = [
    ...(on === undefined ? [{ field: 'day', message: m.records_form_day_wrong() }] : []),
    ...(at === undefined ? [{ field: 'hour', message: m.records_form_hour_wrong() }] : []),
  ];
  if (on === undefined || at === undefined) return { problems };
  const instant = instantThere(timeZone, on, at);
  return instant === undefined
    ? { problems: [{ field: 'hour', message: m.records_form_hour_leapt() }] }
    : { at: instant };
}

function readChance({
  chance,
  source = '',
  sourceUrl = '',
}: Typed): Announcement['entropy'] | Wrong {
  if (chance === 'dice') return { kind: 'dice' };
  if (chance !== 'public-draw') {
    return { problems: [{ field: 'chance', message: m.records_form_chance_missing() }] };
  }
  const named = v.safeParse(line(160), source);
  const url = v.safeParse(
    websiteUpTo(
      200,
      () => m.records_form_too_long({ limit: 200 }),
      () => m.records_form_url_wrong(),
    ),
    sourceUrl,
  );
  const problems = [
    ...(named.success ? [] : [{ field: 'source', message: m.records_form_source_missing() }]),
    ...(url.success ? [] : [{ field: 'sourceUrl', message: url.issues[0].message }]),
  ];
  if (!named.success || !url.success) return { problems };
  return { kind: 'public-draw', source: named.output, url: url.output || undefined };
}

function listSentence(problem: ListProblem): string {
  const number = (count: number) => formatNumber(count, currentLocale());
  switch (problem.code) {
    case 'too-few':
      return m.records_list_too_few({ least: number(problem.least) });
    case 'too-many':
      return m.records_list_too_many({ most: number(problem.most) });
    case 'id-too-long':
      return m.records_list_id_long({ line: problem.line, limit: number(problem.limit) });
    case 'name-too-long':
      return m.records_list_name_long({ line: problem.line, limit: number(problem.limit) });
    case 'name-missing':
      return m.records_list_name_missing({ line: problem.line });
    case 'id-repeated':
      return m.records_list_id_repeated({ line: problem.line, id: problem.id });
  }
}
