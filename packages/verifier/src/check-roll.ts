// Steps 12, 13 and 16: the roll as it was frozen, every event on it replayed, and no more ballots than papers taken.
import { type Audit, fileLines, inDomain } from './audit.ts';
import { linesOf } from './bundle.ts';
import {
  type Bytes,
  compareBytes,
  fromBase64url,
  join,
  sameBytes,
  toBase64url,
  utf8,
} from './bytes.ts';
import { canon, isObject, readCanon } from './canon.ts';
import type { Registro, RegistroEvent } from './leaf-shapes.ts';
import type { Manifest } from './manifest-shape.ts';
import { leafHashes, rootOf } from './merkle.ts';
import { exact, text } from './shapes.ts';
import { type Placed, type Story, told } from './story.ts';
import { checkEd25519 } from './strict.ts';

interface Right {
  readonly style: string;
  state: 'available' | 'issued' | 'desk';
  /** How it came to a table: listed there, or by a cover. */
  by?: 'desk' | 'prov_ok';
}

/** What happened at tables, as the registro has it: marks that stand, covers accepted, duplicates. */
export interface Marks {
  readonly desk: number;
  readonly prov_ok: number;
  readonly dup: number;
}

export interface Roll {
  readonly rights: ReadonlyMap<string, Right>;
  /** Per contest, the papers taken on line and the marks of tables. */
  readonly issued: ReadonlyMap<string, number>;
  readonly marks: ReadonlyMap<string, Marks>;
}

export async function checkRoll(audit: Audit, story: Story): Promise<Roll> {
  const { findings, manifest } = audit;
  const rights = await readPadron(audit);
  const registros = told(story, 'registro');
  checkDays(audit, registros);
  for (const leaf of registros) {
    await checkRegistroSignature(audit, leaf);
    for (const event of leaf.events) replay(audit, rights, event, leaf.index);
  }
  const duplicates = registros
    .flatMap(({ events }) => events)
    .flatMap(({ c, ev }) => (ev === 'dup' ? [rights.get(c)] : []));
  const adds = registros.flatMap(({ events }) => events).filter(({ ev }) => ev === 'add').length;
  if (adds > 0) {
    const code = manifest.padron.mode === 'closed' ? 'added-to-closed-roll' : 'added-to-roll';
    findings.incident(16, code, adds);
  }
  const perContest = <T>(of: (styles: ReadonlySet<string>) => T) =>
    new Map(manifest.contests.map(({ id }) => [id, of(stylesOf(manifest, id))]));
  const all = [...rights.values()];
  return {
    rights,
    issued: perContest(
      (styles) => all.filter((one) => one.state === 'issued' && styles.has(one.style)).length,
    ),
    marks: perContest((styles): Marks => {
      const marked = all.filter((one) => one.state === 'desk' && styles.has(one.style));
      const covers = marked.filter(({ by }) => by === 'prov_ok').length;
      const dup = duplicates.filter((one) => one !== undefined && styles.has(one.style)).length;
      return { desk: marked.length - covers, prov_ok: covers, dup };
    }),
  };
}

function stylesOf({ styles }: Manifest, contest: string): ReadonlySet<string> {
  return new Set(styles.flatMap((one) => (one.contests.includes(contest) ? [one.id] : [])));
}

async function readPadron({
  port,
  findings,
  bundle,
  manifest,
}: Audit): Promise<Map<string, Right>> {
  const rights = new Map<string, Right>();
  const lines = fileLines(bundle, 'padron.jsonl');
  if (lines === undefined) {
    if (bundle.has('padron.jsonl')) findings.contradiction(12, 'padron-unreadable');
    return rights;
  }
  const styles = new Set(manifest.styles.map(({ id }) => id));
  let before = '';
  for (const [place, line] of lines.entries()) {
    const entry = readCanon(line);
    const isEntry =
      isObject(entry) &&
      Object.keys(entry).length === 2 &&
      typeof entry.c === 'string' &&
      fromBase64url(entry.c)?.length === 32 &&
      typeof entry.style === 'string' &&
      styles.has(entry.style);
    if (!isEntry) {
      findings.contradiction(12, 'padron-line', place + 1);
      continue;
    }
    const { c, style } = entry as { readonly c: string; readonly style: string };
    if (place > 0 && !isBefore(before, c)) findings.contradiction(12, 'padron-order', place + 1);
    before = c;
    rights.set(c, { style, state: 'available' });
  }
  const root = await rootOf(port, await leafHashes(port, lines));
  const empty = await port.sha256(new Uint8Array(0));
  const said = fromBase64url(manifest.padron.root) ?? empty;
  if (!sameBytes(lines.length === 0 ? empty : root, said)) {
    findings.contradiction(12, 'padron-root');
  }
  if (lines.length !== manifest.padron.count) {
    findings.contradiction(12, 'padron-count', lines.length, manifest.padron.count);
  }
  return rights;
}

/** As they are written, in either of the two orders that a list of commitments may have: of texts or of bytes. */
function isBefore(a: string, b: string): boolean {
  return a < b || compareBytes(fromBase64url(a) ?? utf8(a), fromBase64url(b) ?? utf8(b)) < 0;
}

/** One registro a day at most, in parts that follow each other. */
function checkDays({ findings }: Audit, registros: readonly Placed<Registro>[]): void {
  let before: Registro | undefined;
  for (const leaf of registros) {
    const isNext =
      before !== undefined && before.part < before.of
        ? leaf.day === before.day && leaf.part === before.part + 1 && leaf.of === before.of
        : leaf.part === 1 && (before === undefined || leaf.day > before.day);
    if (!isNext || leaf.part > leaf.of)
      findings.contradiction(13, 'registro-days', `#${leaf.index}`);
    if (leaf.events.some((_, at) => !comesAfter(leaf.events, at))) {
      findings.contradiction(13, 'registro-order', `#${leaf.index}`);
    }
    before = leaf;
  }
}

function comesAfter(events: readonly RegistroEvent[], at: number): boolean {
  const [before, here] = [events[at - 1], events[at]];
  if (before === undefined || here === undefined) return true;
  return before.c === here.c ? before.ev < here.ev : isBefore(before.c, here.c);
}

async function checkRegistroSignature(
  { port, findings, manifest, fingerprint }: Audit,
  { index, sig, ...payload }: Placed<Registro>,
): Promise<void> {
  const message = inDomain('pb-registro/1', fingerprint, canon(payload));
  const key = fromBase64url(manifest.registrar.sign) ?? fingerprint;
  const signature = fromBase64url(sig) ?? fingerprint;
  if (!(await checkEd25519(port, key, message, signature))) {
    findings.contradiction(13, 'registro-signature', `#${index}`);
  }
}

/** From which state to which each event leads; `prov-no` and `dup` change nothing. */
const moves = {
  issued: ['available', 'issued'],
  desk: ['available', 'desk'],
  'prov-ok': ['available', 'desk'],
  'desk-void': ['desk', 'available'],
} as const;

function replay(
  { findings, manifest }: Audit,
  rights: Map<string, Right>,
  { c, ev, style = '' }: RegistroEvent,
  index: number,
): void {
  const right = rights.get(c);
  if (ev === 'add') {
    if (right !== undefined) findings.contradiction(13, 'registro-state', `#${index}`, c, ev);
    else if (!manifest.styles.some(({ id }) => id === style)) {
      findings.contradiction(13, 'registro-style', `#${index}`, c);
    } else rights.set(c, { style, state: 'available' });
    return;
  }
  if (right === undefined) {
    findings.contradiction(13, 'registro-unknown', `#${index}`, c);
    return;
  }
  if (ev === 'dup') findings.incident(13, 'duplicate-at-desk', `#${index}`, c);
  if (ev === 'dup' || ev === 'prov-no') return;
  const [from, to] = moves[ev];
  if (right.state !== from) findings.contradiction(13, 'registro-state', `#${index}`, c, ev);
  right.state = to;
  right.by = ev === 'prov-ok' ? 'prov_ok' : 'desk';
}

/**
 * F's openings of the commitments (`--padron`), one `{"c","run","style","salt"}` a line: each is that of a
 * person with a style, no person is twice, and none is missing.
 */
export async function checkOpenings(audit: Audit, roll: Roll, file: Bytes): Promise<void> {
  const { port, findings, manifest } = audit;
  const people = new Map<string, string>();
  const opened = new Set<string>();
  const lines = linesOf(file);
  const read = lines?.map(readOpening);
  // What is no file of openings refutes nothing.
  if (read === undefined || read.includes(undefined)) {
    findings.unchecked(12, 'openings-not-read');
    return;
  }
  for (const [place, opening] of read.filter((one) => one !== undefined).entries()) {
    const { c, run, style, salt } = opening;
    const payload = canon({ id: manifest.id, run, style, salt });
    const hash = await port.sha256(join(utf8('pb-padron/1\0'), payload));
    if (c !== toBase64url(hash) || roll.rights.get(c)?.style !== style) {
      findings.contradiction(12, 'opening-differs', place + 1);
    }
    if ((people.get(run) ?? c) !== c) findings.contradiction(12, 'person-twice', place + 1);
    people.set(run, c);
    opened.add(c);
  }
  const missing = [...roll.rights.keys()].filter((c) => !opened.has(c)).length;
  if (missing > 0) findings.contradiction(12, 'opening-missing', missing);
}

const openingShape = exact({ c: text, run: text, style: text, salt: text });

function readOpening(
  line: Bytes,
): Readonly<Record<'c' | 'run' | 'style' | 'salt', string>> | undefined {
  const read = readCanon(line);
  return openingShape(read) ? (read as never) : undefined;
}
