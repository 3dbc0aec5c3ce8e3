// What anybody computes again from the file of a list and from what chance said: its hash and its order. Runs in a browser too.
import { canonicalJson, lot as drawOrder, err, hashText, ok, type Result } from '@minga/basics';
import { FORMAT, type ListText } from './list-text.ts';

export type CheckRefusal = { readonly code: 'not-json' } | { readonly code: 'not-a-list' };

export interface Numbered {
  readonly number: number;
  readonly id: string;
  readonly title: string;
}

export interface Checked {
  readonly label: string;
  /** Of the canonical text, however the file was laid out. */
  readonly sha256: string;
  /** Whether the text was canonical as it came, but for white space around it. */
  readonly isCanonical: boolean;
  /** Null without entropy. */
  readonly order: readonly Numbered[] | null;
}

/** `entropy` as the lot wrote it: digits of the throws, or the numbers of the draw joined by hyphens. */
export async function checkList(
  text: string,
  entropy: string,
): Promise<Result<Checked, CheckRefusal>> {
  const file = text.replace(/^\uFEFF/, '').trim();
  const list = parsed(file);
  if (list === undefined) return err({ code: 'not-json' });
  if (!isList(list)) return err({ code: 'not-a-list' });
  const canonical = canonicalJson(list);
  const chance = entropy.trim();
  return ok({
    label: list.label,
    sha256: await hashText(canonical),
    isCanonical: canonical === file,
    order: chance === '' ? null : await numbered(list, chance),
  });
}

function parsed(file: string): unknown {
  try {
    const value: unknown = JSON.parse(file);
    canonicalJson(value);
    return value;
  } catch {
    return undefined;
  }
}

function isList(value: unknown): value is Pick<ListText, 'label' | 'projects'> {
  const { format, label, projects } = (value ?? {}) as Partial<Record<keyof ListText, unknown>>;
  if (format !== FORMAT || typeof label !== 'string' || !Array.isArray(projects)) return false;
  const ids = projects.map((one) => (one as { readonly id?: unknown } | null)?.id);
  return (
    ids.every((id) => typeof id === 'string' && id === id.normalize('NFC')) &&
    new Set(ids).size === ids.length
  );
}

async function numbered(
  { label, projects }: Pick<ListText, 'label' | 'projects'>,
  entropy: string,
): Promise<readonly Numbered[]> {
  const titles = new Map(projects.map(({ id, title }) => [id, title]));
  const order = await drawOrder(label, [...titles.keys()], entropy);
  return order.map((id, at) => ({ number: at + 1, id, title: String(titles.get(id) ?? '') }));
}
