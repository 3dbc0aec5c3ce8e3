// Why a file was not taken, in one sentence that says what to do.
import { m } from '#words';
import type { FileRefusal } from '../../platform/files/kinds.ts';
import { currentLocale } from '../../platform/words.ts';
import { formatBytes, formatNumber } from '../format.ts';

type SentenceOf = {
  readonly [Code in FileRefusal['code']]: (
    refusal: Extract<FileRefusal, { readonly code: Code }>,
  ) => string;
};

const sentences: SentenceOf = {
  'file/empty': () => m.ui_file_refused_empty(),
  'file/too-large': ({ limitBytes }) =>
    m.ui_file_refused_too_large({ limit: formatBytes(limitBytes, currentLocale()) }),
  'file/svg': () => m.ui_file_refused_svg(),
  'file/heic': () => m.ui_file_refused_heic(),
  'file/of-another-kind': ({ asked }) =>
    asked.includes('image') ? m.ui_file_refused_kind() : m.ui_file_refused_kind_pdf(),
  'file/two-in-one': () => m.ui_file_refused_two_in_one(),
  'file/locked': () => m.ui_file_refused_locked(),
  'file/too-many-pixels': ({ limitPixels }) =>
    m.ui_file_refused_too_many_pixels({
      megapixels: formatNumber(limitPixels / 1_000_000, currentLocale()),
    }),
  'file/broken': () => m.ui_file_refused_broken(),
};

/** The sentence in the language of the request. */
export function fileRefusalSentence(refusal: FileRefusal): string {
  const say = sentences[refusal.code] as (given: FileRefusal) => string;
  return say(refusal);
}
