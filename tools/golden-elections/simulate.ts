// An invented election from its opening to its result, leaf by leaf, honest but for the one thing that a case twists.
import {
  type Bytes,
  byLeafHash,
  canon,
  compareBytes,
  factsMessage,
  type LeafOf,
  promiseMessage,
  registroMessage,
  signEd25519,
  toBase64url,
  utf8,
} from '@minga/ballot';
import { hashLotList, lot } from '@minga/basics';
import { countContests, type OutcomeFiles, openAll } from './counting.ts';
import { hostileSays } from './hostile.ts';
import {
  type ChangeManifest,
  type Right,
  type Setting,
  type Shape,
  seeded,
  settle,
} from './manifest.ts';
import { type CastBallot, castBallot, copyOf, type Says } from './votes.ts';

/** What one case does otherwise. */
export interface Twist {
  readonly manifest?: ChangeManifest;
  /** Sizes of the batches of every contest; what is left makes the last. */
  readonly batches?: readonly number[];
  readonly isByArrival?: boolean;
  /** Ballots with good tokens that nobody took a paper for. */
  readonly minted?: number;
  /** The last voter shows the token of the other contest. */
  readonly hasForeignToken?: boolean;
  readonly registro?: (events: RegistroEvents) => RegistroEvents;
  /** The first right is used again the next day. */
  readonly usesRightAgain?: boolean;
  /** The last ballot of the first contest is promised and left out. */
  readonly dropsPromised?: boolean;
  /** What voters say, by their place, in the place of what people would. */
  readonly says?: readonly Says[];
  /** A project is withdrawn, and counted or not. */
  readonly withdrawn?: 'respected' | 'counted';
  readonly isKeyEarly?: boolean;
  readonly u?: Bytes;
  /** Officers, by their places, who sign the closing of the papers. */
  readonly paperCloseBy?: readonly [number, number];
  readonly paper?: Paper;
  /** Audits of what was drawn, in the place of those of the whole story. */
  readonly audits?: (seed: AuditSeed, used: readonly string[]) => Promise<readonly object[]>;
  readonly seed?: (seed: AuditSeed) => AuditSeed;
  readonly result?: (result: Omit<LeafOf<'result'>, 'sigs'>) => Omit<LeafOf<'result'>, 'sigs'>;
  readonly sanctioned?: number;
  /** Voters seal what is meant to be read in two ways, and one key in every contest. */
  readonly isHostile?: true;
}

/** What happened at tables: events of the registro, leaves in their order, and the papers that count. */
export interface Paper {
  readonly events: (rights: readonly Right[], voters: readonly Right[]) => RegistroEvents;
  readonly leaves: readonly object[];
  /** By contest. */
  readonly choices: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly nulls: Readonly<Record<string, readonly string[]>>;
  /** Before the close, or after the papers were closed. */
  readonly isUntimely?: 'early' | 'late';
}

type RegistroEvents = LeafOf<'registro'>['events'];
export type AuditSeed = Omit<LeafOf<'audit-seed'>, 'sigs'>;

export interface Simulated {
  readonly setting: Setting;
  readonly leaves: readonly Bytes[];
  /** Sizes at which the urn published a checkpoint. */
  readonly sizes: readonly number[];
  readonly files: OutcomeFiles;
  /** The promise of the last ballot of the first contest. */
  readonly promise: { readonly leaf: string; readonly sig: string };
}

export interface Scene {
  readonly shape: Shape;
  /** Voters by style. */
  readonly voters: Readonly<Record<string, number>>;
  /** The whole story, with all that may lawfully happen, or only what there must be. */
  readonly isFull: boolean;
}

export async function simulate(scene: Scene, twist: Twist = {}): Promise<Simulated> {
  const setting = await settle(scene.shape, twist.manifest);
  const voters = votersOf(setting, scene);
  const ballots = await castAll(setting, voters, scene, twist);
  const leaves: Bytes[] = [setting.leaf];
  const sizes: number[] = [1];
  const add = (leaf: object) => leaves.push(canon(leaf));
  const { act, keys } = setting;

  if (scene.isFull) for (const leaf of factsOf(setting)) add(leaf);
  if (twist.withdrawn !== undefined) add(act(withdrawal(setting)));
  if (scene.isFull) for (const payload of happenings(setting)) add(act(payload));
  const late = scene.isFull || twist.dropsPromised ? ballots[0]?.list.pop() : undefined;
  const promised = late ?? ballots[0]?.list.at(-1);
  addBatches(leaves, sizes, ballots, twist);
  add(registroOf(setting, '2027-05-07', eventsOf(voters, twist)));
  const { paper } = twist;
  const tables = () => {
    for (const leaf of paper?.leaves ?? []) add(act(leaf));
  };
  if (paper?.isUntimely === 'early') tables();
  if (twist.usesRightAgain) {
    add(registroOf(setting, '2027-05-08', eventsOf(voters.slice(0, 1), {})));
  }
  add({
    ...{ type: 'close', at: '2027-05-07T23:00:05Z', size: leaves.length },
    ballots: ballots.map(({ contest, list }) => ({ contest, n: list.length })),
  });
  sizes.push(leaves.length);
  const promise = promiseOf(setting, promised);
  if (scene.isFull && late !== undefined) {
    const at = '2027-05-08T12:00:00Z';
    add(act({ type: 'late', e: late.vote, promise: promise.sig, at }));
    ballots[0]?.list.push(late);
  }
  const marked = (paper?.events(setting.rights, voters) ?? []).toSorted(byRight);
  if (paper !== undefined) add(registroOf(setting, '2027-05-08', marked));
  if (paper?.isUntimely === undefined) tables();
  const key = act({
    type: 'urn-key',
    u: toBase64url(twist.u ?? keys.u),
    at: '2027-05-09T12:00:00Z',
  });
  if (twist.isKeyEarly) add(key);
  add(act({ type: 'paper-close', at: '2027-05-09T10:00:00Z' }, twist.paperCloseBy));
  if (paper?.isUntimely === 'late') tables();
  const used = [...voters, ...marked.filter(({ ev }) => ev !== 'dup')].map(({ c }) => c);
  const hasAudits = scene.isFull || twist.audits !== undefined;
  const seed = hasAudits ? (twist.seed ?? ((one) => one))(await seedOf(used)) : undefined;
  if (seed !== undefined && seed.entropy !== '') add(act(seed));
  if (!twist.isKeyEarly) add(key);
  if (seed !== undefined) {
    const audits = (await twist.audits?.(seed, used)) ?? [await auditOf(seed, used)];
    for (const audit of audits) add(act(audit));
  }

  const withdrawn = twist.withdrawn === 'respected' ? ['2'] : [];
  const cast = ballots.flatMap(({ list }) => list);
  const opened = await openAll(setting, cast, withdrawn);
  const { files, result } = await countContests(setting, opened, { withdrawn, ...paper });
  add(act((twist.result ?? ((one) => one))(result)));
  sizes.push(leaves.length);
  if (scene.isFull || twist.sanctioned !== undefined) {
    for (const payload of afterwards(setting, result, twist.sanctioned)) add(act(payload));
    sizes.push(leaves.length);
  }
  return { setting, leaves, sizes, files, promise };
}

function votersOf({ rights }: Setting, { voters }: Scene): readonly Right[] {
  return Object.entries(voters).flatMap(([style, n]) =>
    rights.filter((right) => right.style === style).slice(0, n),
  );
}

interface ContestBallots {
  readonly contest: string;
  readonly list: CastBallot[];
}

async function castAll(
  setting: Setting,
  voters: readonly Right[],
  { isFull, shape }: Scene,
  twist: Twist,
): Promise<readonly ContestBallots[]> {
  const minted = setting.rights
    .filter((right) => !voters.includes(right))
    .slice(0, twist.minted ?? 0);
  const all: ContestBallots[] = [];
  for (const { id: contest } of setting.manifest.contests) {
    const styles = shape.styles.filter(({ contests }) => contests.includes(contest));
    const own = [...voters, ...minted].filter(({ style }) => styles.some(({ id }) => id === style));
    const list: CastBallot[] = [];
    for (const [at, right] of own.entries()) {
      const other = twist.hasForeignToken && at === own.length - 1 ? 'otro' : contest;
      const says = twist.isHostile
        ? saysToDivide(setting, contest, at)
        : isFull
          ? saysInFull(setting, contest, at)
          : (twist.says?.[at] ?? saysPlainly(setting, contest, at));
      list.push(await castBallot(setting, right, contest, says, other));
    }
    const [first, second] = list;
    if (isFull && first !== undefined && second !== undefined && own[1] !== undefined) {
      list[1] = copyOf(setting, second, own[1], first);
    }
    all.push({ contest, list });
  }
  return all;
}

/** Choices that look like those of people, the same each time. */
function saysPlainly({ manifest }: Setting, contestId: string, at: number): Says {
  const contest = manifest.contests.find(({ id }) => id === contestId);
  const { projects = [], ballot } = contest ?? {};
  const chance = seeded(`choice ${contestId} ${at}`, projects.length);
  const liked = projects
    .filter((_, place) => (chance[place] ?? 0) < 190 - 22 * place)
    .slice(0, ballot?.max ?? 1)
    .map(({ id }) => id);
  return { choices: liked, control: at % 3 === 0 ? String(100_000 + at * 37) : '' };
}

/** The same with what may go wrong in a ballot: blank, a project unknown, none of it JSON. */
function saysInFull(setting: Setting, contest: string, at: number): Says {
  const pad = setting.manifest.contests.find(({ id }) => id === contest)?.ballot.pad ?? 256;
  const sealed = (text: string): Says => {
    const plaintext = new Uint8Array(pad);
    plaintext.set(utf8(text));
    return { choices: [], plaintext };
  };
  if (at === 3) return { choices: [] };
  if (at === 5) return sealed('{"c":["77"],"k":"approval","n":""}');
  if (at === 7) return sealed('no soy una papeleta');
  return saysPlainly(setting, contest, at);
}

function saysToDivide(setting: Setting, contestId: string, at: number): Says {
  const contest = setting.manifest.contests.find(({ id }) => id === contestId);
  const says = hostileSays(at, contest?.ballot.pad ?? 256) ?? saysPlainly(setting, contestId, at);
  return { ...says, keyOf: setting.manifest.contests[0]?.id ?? contestId };
}

function addBatches(
  leaves: Bytes[],
  sizes: number[],
  ballots: readonly ContestBallots[],
  { batches = [20], isByArrival }: Twist,
): void {
  for (const { contest, list } of ballots) {
    let from = 0;
    for (const size of [...batches, list.length]) {
      const some = list.slice(from, from + size);
      from += some.length;
      if (some.length === 0) continue;
      leaves.push(canon({ type: 'batch', contest, n: some.length }));
      const sorted = some.toSorted(byLeafHash);
      // As they came, were that not by chance the order of their hashes.
      const arrival = some.toSorted((a, b) => compareBytes(b.hash, a.hash));
      leaves.push(...(isByArrival ? arrival : sorted).map(({ leaf }) => leaf));
      sizes.push(leaves.length);
    }
  }
}

function byRight(a: RegistroEvents[number], b: RegistroEvents[number]): number {
  return a.c < b.c || (a.c === b.c && a.ev < b.ev) ? -1 : 1;
}

function eventsOf(voters: readonly Right[], { registro }: Twist): RegistroEvents {
  const sorted = voters.map(({ c }) => ({ c, ev: 'issued' as const })).sort(byRight);
  return registro === undefined ? sorted : registro(sorted);
}

export function registroOf(
  { hash, keys }: Setting,
  day: string,
  events: RegistroEvents,
  place: { readonly part: number; readonly of: number } = { part: 1, of: 1 },
): object {
  const leaf = { type: 'registro' as const, day, ...place, events };
  return { ...leaf, sig: toBase64url(signEd25519(keys.registrar, registroMessage(hash, leaf))) };
}

function factsOf({ hash, keys }: Setting): readonly object[] {
  return (['R', 'U'] as const).map((by) => {
    const leaf = {
      ...{ type: 'facts' as const, by, at: '2027-05-03T11:00:00Z' },
      cluster: toBase64url(seeded(`cluster ${by}`)),
      ...{ journal: 'other-machine' as const, standby: 'none' as const },
    };
    const key = by === 'R' ? keys.registrar : keys.promise;
    return { ...leaf, sig: toBase64url(signEd25519(key, factsMessage(hash, leaf))) };
  });
}

function promiseOf({ hash, keys }: Setting, ballot: CastBallot | undefined): Simulated['promise'] {
  const leaf = ballot?.hash ?? new Uint8Array(32);
  const sig = signEd25519(keys.promise, promiseMessage(hash, leaf));
  return { leaf: toBase64url(leaf), sig: toBase64url(sig) };
}

function withdrawal({ manifest }: Setting): object {
  const contest = manifest.contests[0]?.id ?? '';
  const reason = 'El terreno dejó de estar disponible';
  return {
    type: 'amend',
    kind: 'withdraw',
    contest,
    project: '2',
    reason,
    at: '2027-05-06T12:00:00Z',
  };
}

/** What may lawfully happen while people vote. */
function happenings({ keys }: Setting): readonly object[] {
  const officer = keys.officers[5]?.officer;
  return [
    { type: 'officer', change: 'add', officer, at: '2027-05-04T12:00:00Z' },
    {
      ...{ type: 'incident', code: 'corte-de-luz', contest: '', table: '', excess: 0 },
      ...{ decision: 'none', reason: 'La urna no respondió durante 40 minutos' },
      at: '2027-05-06T15:00:00Z',
    },
    {
      ...{
        type: 'amend',
        kind: 'extend',
        reason: 'Por el corte de luz',
        at: '2027-05-06T16:00:00Z',
      },
      until: { issue: '2027-05-07T22:00:00Z', cast: '2027-05-07T23:00:05Z' },
    },
  ];
}

async function seedOf(used: readonly string[]): Promise<AuditSeed> {
  const list = await hashLotList(used);
  return {
    ...{ type: 'audit-seed', entropy: '53162435126634152413' },
    list_sha256: toBase64url(Buffer.from(list, 'hex')),
    observers: ['Junta de vecinos', 'Unión comunal'],
    at: '2027-05-09T11:00:00Z',
  };
}

async function auditOf({ entropy }: AuditSeed, used: readonly string[]): Promise<object> {
  const drawn = await lot('participation', used, entropy);
  return {
    ...{ type: 'audit', kind: 'participation', sample: drawn.slice(0, 10) },
    ...{ reached: 7, confirmed: 7, contradicted: 0, conclusion: 'consistent' },
    at: '2027-05-10T12:00:00Z',
  };
}

function afterwards(
  { manifest }: Setting,
  result: Omit<LeafOf<'result'>, 'sigs'>,
  amount: number | undefined,
): readonly object[] {
  const [contest] = manifest.contests;
  const selected = result.contests[0]?.selected ?? [];
  const decisions = selected.map((project, at) => ({
    ...{ project, outcome: at === 0 && selected.length > 1 ? 'returned' : 'approved' },
    amount: amount ?? contest?.projects.find(({ id }) => id === project)?.cost ?? 0,
    reason: at === 0 && selected.length > 1 ? 'Falta el permiso de la costanera' : '',
  }));
  const objection = { type: 'objection', number: 1, contest: contest?.id ?? '' };
  const text_sha256 = toBase64url(seeded('objeción'));
  return [
    { ...objection, status: 'filed', text_sha256, at: '2027-05-11T12:00:00Z' },
    { ...objection, status: 'answered', text_sha256, at: '2027-05-14T12:00:00Z' },
    {
      ...{
        type: 'sanction',
        contest: contest?.id ?? '',
        result_version: result.version,
        decisions,
      },
      ...{ document_sha256: toBase64url(seeded('decreto')), at: '2027-05-20T12:00:00Z' },
    },
  ];
}
