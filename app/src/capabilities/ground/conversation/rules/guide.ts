// A guide: its text as it is shown, its address, and whether the name of whoever wrote the answer stands there.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

export const MAX_GUIDE_LETTERS = 12_000;
export const MAX_CHANGE_LETTERS = 300;
const MAX_SLUG_LETTERS = 60;

/** Nobody is named who was not asked, nor before she said yes. */
export const credits = ['asked', 'agreed', 'declined'] as const;
export type Credit = (typeof credits)[number];

export type GuideBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string };

const HEADING = /^# +(.+)$/u;
const POINT = /^- +(.+)$/u;
const STEP = /^\d{1,2}[.)] +(.+)$/u;

/** Paragraphs told apart by an empty line; a line after `# ` is a heading, lines after `- ` or `1. ` make a list. */
export function guideBlocks(text: string): readonly GuideBlock[] {
  return text.split(/\n{2,}/u).flatMap((paragraph) => blocksIn(paragraph.trim().split('\n')));
}

function blocksIn(lines: readonly string[]): readonly GuideBlock[] {
  const blocks: GuideBlock[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const block = blockOf(line);
    const before = blocks.at(-1);
    if (before?.kind === 'list' && block.kind === 'list' && goOn(before, block)) {
      blocks.splice(-1, 1, { ...before, items: [...before.items, ...block.items] });
    } else if (before?.kind === 'paragraph' && block.kind === 'paragraph') {
      blocks.splice(-1, 1, { kind: 'paragraph', text: `${before.text}\n${block.text}` });
    } else {
      blocks.push(block);
    }
  }
  return blocks;
}

type List = Extract<GuideBlock, { readonly kind: 'list' }>;

function goOn(before: List, next: List): boolean {
  return before.isNumbered === next.isNumbered;
}

function blockOf(line: string): GuideBlock {
  const said = (pattern: RegExp) => pattern.exec(line)?.[1]?.trim();
  const heading = said(HEADING);
  if (heading !== undefined) return { kind: 'heading', text: heading };
  const point = said(POINT);
  if (point !== undefined) return { kind: 'list', isNumbered: false, items: [point] };
  const step = said(STEP);
  if (step !== undefined) return { kind: 'list', isNumbered: true, items: [step] };
  return { kind: 'paragraph', text: line };
}

/** `¿Cómo votar en el campo?` → `como-votar-en-el-campo`; `guia` where nothing of a title can stand in an address. */
export function slugOfTitle(title: string): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > MAX_SLUG_LETTERS) break;
    slug = longer;
  }
  return slug === '' ? 'guia' : slug;
}

export interface GuideText {
  readonly title: string;
  readonly text: string;
  readonly lang: string;
}

/** A new version changes something of the one that its writer had before her, which is still the latest. */
export function mayRevise(
  guide: {
    readonly latest: GuideText & { readonly number: number };
    readonly withdrawnAt: Date | null;
  },
  next: GuideText & { readonly fromVersion: number },
): Result<void, Refusal> {
  const { latest, withdrawnAt } = guide;
  if (withdrawnAt !== null) return err({ code: 'conversation/guide-withdrawn' });
  if (latest.number !== next.fromVersion) return err({ code: 'conversation/guide-changed' });
  const isSame =
    latest.title === next.title && latest.text === next.text && latest.lang === next.lang;
  return isSame ? err({ code: 'conversation/guide-same' }) : ok(undefined);
}
