// Looks a code up in the files of a log: the same files are asked for whatever the code, and compared on the device.
import { code32, leafHash, readTracker, sameBytes } from '@minga/ballot';
import {
  openCheckpoint,
  parseVkey,
  splitHashes,
  treeRoot,
  type VerifySignature,
} from '@minga/ledger';

type Bytes = Uint8Array;

export interface LookUpFiles {
  readonly manifest: Bytes;
  readonly checkpoint: string | undefined;
  readonly leafHashes: Bytes | undefined;
  readonly opened: string | undefined;
}

interface Project {
  readonly id: string;
  readonly name: string;
}

export type LookedUp =
  | { readonly found: 'code-wrong' }
  /** The files contradict each other or nobody signed them. */
  | { readonly found: 'log-wrong' }
  /** While people vote it waits until `atLeast` ballots of its contest are together. */
  | { readonly found: 'not-there'; readonly atLeast: number }
  | { readonly found: 'in-log'; readonly index: number }
  | {
      readonly found: 'opened';
      readonly contest: string;
      readonly choices: readonly string[];
      readonly control: string;
      /** Empty, or why it does not count. */
      readonly nullCode: string;
    };

/** Always these, in this order, for every code and for none. */
export async function fetchFiles(
  fetchFile: (name: string) => Promise<Bytes | undefined>,
): Promise<LookUpFiles | undefined> {
  const manifest = await fetchFile('manifest.json');
  const checkpoint = await fetchFile('checkpoint');
  const leafHashes = await fetchFile('leaf-hashes.bin');
  const opened = await fetchFile('opened.jsonl');
  const text = (bytes: Bytes | undefined) => bytes && new TextDecoder().decode(bytes);
  return manifest && { manifest, checkpoint: text(checkpoint), leafHashes, opened: text(opened) };
}

/** `fingerprintLeaf` is the leaf of the manifest, whose hash has to be the first of the log. */
export async function lookUp(
  code: string,
  files: LookUpFiles,
  verify: VerifySignature,
): Promise<LookedUp> {
  const wanted = readTracker(code);
  if (wanted === undefined) return { found: 'code-wrong' };
  if (files.checkpoint === undefined || files.leafHashes === undefined) {
    return notThere(files);
  }
  const hashes = await provenHashes(files, files.checkpoint, files.leafHashes, verify);
  if (hashes === undefined) return { found: 'log-wrong' };
  const index = hashes.findIndex((hash) => sameBytes(hash.slice(0, wanted.length), wanted));
  const hash = hashes[index];
  // A ballot that came late stands within the act of the officer: only its opened line has its code.
  const line = openedLine(files.opened, code32(wanted, 80));
  if (line === undefined) return hash === undefined ? notThere(files) : { found: 'in-log', index };
  const { title, projects } = contestIn(files.manifest, line.contest);
  const choices = line.choices.map((choice) => {
    const [id, points] = typeof choice === 'string' ? [choice, undefined] : choice;
    const name = projects.find((project) => project.id === id)?.name ?? id;
    return points === undefined ? name : `${name}: ${points}`;
  });
  const { control } = line;
  return { found: 'opened', contest: title, choices, control, nullCode: line.null };
}

function notThere({ manifest }: LookUpFiles): LookedUp {
  const { batch } = JSON.parse(new TextDecoder().decode(manifest)) as { batch: { min: number } };
  return { found: 'not-there', atLeast: batch.min };
}

/** The hashes, if the log signed their root and the manifest is the first of them. */
async function provenHashes(
  { manifest }: LookUpFiles,
  note: string,
  leafHashes: Bytes,
  verify: VerifySignature,
): Promise<readonly Bytes[] | undefined> {
  const { log } = JSON.parse(new TextDecoder().decode(manifest)) as { log: { vkey: string } };
  const key = parseVkey(log.vkey);
  const split = splitHashes(leafHashes);
  if (!key.ok || !split.ok) return undefined;
  const opened = await openCheckpoint(note, { log: key.value, witnesses: [] }, verify);
  if (!opened.ok) return undefined;
  const { size, root } = opened.value.checkpoint;
  const hashes = split.value.slice(0, size);
  const [first] = hashes;
  const isWhole = hashes.length === size && first !== undefined;
  if (!isWhole || !sameBytes(first, leafHash(manifest))) return undefined;
  return sameBytes(treeRoot(hashes), root) ? hashes : undefined;
}

interface OpenedLine {
  readonly contest: string;
  readonly tracker: string;
  readonly choices: readonly (string | readonly [string, number])[];
  readonly control: string;
  readonly null: string;
}

function openedLine(opened: string | undefined, code: string): OpenedLine | undefined {
  const line = opened?.split('\n').find((one) => one.includes(`"tracker":"${code}"`));
  return line === undefined ? undefined : (JSON.parse(line) as OpenedLine);
}

function contestIn(
  manifest: Bytes,
  id: string,
): { readonly title: string; readonly projects: readonly Project[] } {
  const { contests } = JSON.parse(new TextDecoder().decode(manifest)) as {
    contests: { id: string; title: string; projects: Project[] }[];
  };
  return contests.find((contest) => contest.id === id) ?? { title: id, projects: [] };
}
