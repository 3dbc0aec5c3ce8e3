// What changed from one version of the bases to another, in the order in which they are read.
import { canonicalJson } from '@minga/basics';
import type { Rulebook } from './rulebook.ts';

export interface RulebookChange {
  /** Names from the outside in; a contest stands by its code and a phase by its name: `committed`, `contests`, `sector-pudeto`, `amountClp`. */
  readonly path: readonly string[];
  /** `reordered`: the same contests or phases in another order, as lists of their codes. */
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** Undefined or null where there was nothing, or is nothing any more. */
  readonly before: unknown;
  readonly after: unknown;
  /** Only another commitment of the body changes it. */
  readonly isCommitted: boolean;
}

/** Empty exactly when both have the same canonical text. */
export function rulebookDiff(before: Rulebook, after: Rulebook): readonly RulebookChange[] {
  return changesIn([], before, after).map((change) => ({
    ...change,
    isCommitted: change.path[0] === 'committed',
  }));
}

type Change = Omit<RulebookChange, 'isCommitted'>;
type Members = Readonly<Record<string, unknown>>;

/** How bases are read; a name that is not here follows by its letters. */
const readingOrder: readonly string[] = [
  ...['format', 'committed', 'level', 'effect', 'scope', 'fiscalYear', 'envelopeClp', 'split'],
  ...[
    'formula',
    'weights',
    'source',
    'fixedClp',
    'contests',
    'code',
    'name',
    'kind',
    'territories',
  ],
  ...[
    'amountClp',
    'minProjectClp',
    'maxProjectClp',
    'ballot',
    'minChoices',
    'maxChoices',
    'points',
  ],
  ...[
    'isWithinAmount',
    'rule',
    'voters',
    'minAge',
    'maxAge',
    'ties',
    'tieMonths',
    'proof',
    'checkedAt',
  ],
  ...['breadth', 'numerator', 'denominator', 'after', 'replacement', 'leftover', 'operational'],
  ...['proposers', 'who', 'needsSponsor', 'maxPerPerson', 'endorsements', 'needed', 'calendar'],
  ...['phase', 'from', 'until', 'appeals', 'businessDays', 'answerBusinessDays', 'funding', 'caps'],
  ...['investment', 'yearClp', 'legalBasis', 'planning', 'bipCode', 'options'],
  ...['interestDeclaration', 'campaignRules', 'freeze', 'election', 'committee', 'residents'],
  ...['institution', 'cosocOpinion', 'contact', 'where', 'email', 'phone'],
];

function changesIn(path: readonly string[], before: unknown, after: unknown): readonly Change[] {
  if (isSame(before, after)) return [];
  const [then, now] = [membersOf(before), membersOf(after)];
  if (then !== undefined && now !== undefined) {
    return inReadingOrder(Object.keys({ ...then, ...now })).flatMap((name) =>
      changesIn([...path, name], then[name], now[name]),
    );
  }
  const name = path.at(-1);
  const key = name === 'contests' ? 'code' : name === 'calendar' ? 'phase' : undefined;
  const [listThen, listNow] = [byKey(before, key), byKey(after, key)];
  if (listThen !== undefined && listNow !== undefined)
    return changesInList(path, listThen, listNow);
  return [{ path, kind: kindOf(before, after), before, after }];
}

function changesInList(
  path: readonly string[],
  then: ReadonlyMap<string, Members>,
  now: ReadonlyMap<string, Members>,
): readonly Change[] {
  const stayed = [...now.keys()].filter((code) => then.has(code));
  const stood = [...then.keys()].filter((code) => now.has(code));
  const codes = [...now.keys(), ...[...then.keys()].filter((code) => !now.has(code))];
  const inside = codes.flatMap((code) => changesIn([...path, code], then.get(code), now.get(code)));
  const [before, after] = [[...then.keys()], [...now.keys()]];
  // Those that leave, and newcomers at the end, are told by themselves; any other order is told too.
  const isAtEnd = isSame(after.slice(0, stayed.length), stayed);
  return isSame(stood, stayed) && isAtEnd
    ? inside
    : [...inside, { path, kind: 'reordered', before, after }];
}

function kindOf(before: unknown, after: unknown): Change['kind'] {
  if (before === undefined || before === null) return 'added';
  return after === undefined || after === null ? 'removed' : 'changed';
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalJson(before) === canonicalJson(after);
}

function membersOf(value: unknown): Members | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Members) : undefined;
}

/** The members of a list by their key; undefined when it is no such list, or a key is there twice. */
function byKey(value: unknown, key: string | undefined): ReadonlyMap<string, Members> | undefined {
  if (!Array.isArray(value) || key === undefined) return undefined;
  const entries = value.map((one): [string, Members] => [String(membersOf(one)?.[key]), one]);
  const found = new Map(entries);
  return found.size === value.length ? found : undefined;
}

function inReadingOrder(names: readonly string[]): readonly string[] {
  const rank = (name: string) => {
    const place = readingOrder.indexOf(name);
    return place === -1 ? readingOrder.length : place;
  };
  return names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
