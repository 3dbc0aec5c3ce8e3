// The files of a record besides its log: at the address of the urn, or at the site that the manifest names. Nothing of it is trusted.
import { type Bundle, type Bytes, openArchive } from '../src/index.ts';
import { get } from './get.ts';

/** `base` is the place of the urn, with a slash at its end; `checkpoint` the one at which its log was read. */
export async function recordFiles(
  base: string,
  { manifest, checkpoint }: { readonly manifest: Bytes; readonly checkpoint: Bytes },
): Promise<Bundle> {
  const { site, contests } = placesOf(manifest);
  const files = new Map<string, Bytes>();
  for (const name of ['checkpoints.txt', 'padron.jsonl', 'opened.jsonl', ...contests]) {
    const file = await get(base + name);
    if (file !== undefined) files.set(name, file);
  }
  const published = files.get('checkpoints.txt');
  if (published) files.set('checkpoints.txt', upTo(published, checkpoint));
  const padron =
    files.has('padron.jsonl') || site === undefined ? undefined : await get(`${site}padron.jsonl`);
  if (padron !== undefined) files.set('padron.jsonl', padron);
  if (site === undefined || contests.every((name) => files.has(name))) return files;
  const archive = await get(`${site}registro.tar.gz`);
  const opened = archive && (await openArchive(archive));
  if (opened === undefined || 'problem' in opened) return files;
  // One that was packed before or after tells of another result, which would look like a lie.
  const isOfThen = text(opened.bundle.get('checkpoint')) === text(checkpoint);
  for (const name of isOfThen ? contests : []) {
    const file = opened.bundle.get(name);
    if (file !== undefined && !files.has(name)) files.set(name, file);
  }
  return files;
}

/** Checkpoints that came since are of a log that was not read. */
function upTo(published: Bytes, checkpoint: Bytes): Bytes {
  const notes = text(published).split(/^--\n/m);
  const last = notes.lastIndexOf(text(checkpoint));
  return last < 0 ? published : new TextEncoder().encode(notes.slice(0, last + 1).join('--\n'));
}

function text(bytes: Bytes | undefined): string {
  return new TextDecoder().decode(bytes);
}

interface Places {
  /** With a slash at its end; undefined where the manifest names no address. */
  readonly site: string | undefined;
  /** Names of the files of its contests. */
  readonly contests: readonly string[];
}

function placesOf(manifest: Bytes): Places {
  try {
    const { id, origins, contests } = JSON.parse(text(manifest));
    return {
      site: `${new URL(origins.A).origin}/votaciones/${encodeURIComponent(id)}/`,
      contests: contests.flatMap((contest: { readonly id: unknown }) => {
        const name = encodeURIComponent(String(contest.id));
        return [`contests/${name}.pb`, `contests/${name}.outcome.json`];
      }),
    };
  } catch {
    return { site: undefined, contests: [] };
  }
}
