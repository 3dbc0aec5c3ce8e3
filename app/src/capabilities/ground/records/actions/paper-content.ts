// What a form on paper says, in the one language in which it is printed.
import { m } from '#words';
import type { PaperBody, PaperField, PaperForm, PaperSubject } from '../../../../platform/paper.ts';
import { inLocale, type Locale } from '../../../../platform/words.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { PaperContent, PrintedField } from '../rules/paper.ts';

export interface PaperAsked {
  readonly form: PaperForm;
  readonly body: PaperBody;
  readonly subject: PaperSubject;
  readonly locale: Locale;
  readonly institution: {
    readonly name: string;
    readonly address: string | null;
    readonly timeZone: string;
  };
  readonly isDemonstration: boolean;
  readonly now: Date;
}

/** The same on the same day, whoever asks. */
export function paperContent(asked: PaperAsked): PaperContent {
  return inLocale(asked.locale, () => said(asked));
}

function said({
  form,
  body,
  subject,
  locale,
  institution,
  isDemonstration,
  now,
}: PaperAsked): PaperContent {
  const { name, address, timeZone } = institution;
  return {
    lang: locale === 'en' ? 'en' : 'es',
    printedOn: dayIn(timeZone, now),
    title: form.title(subject),
    institution: name,
    instructions: [
      ...body.instructions(),
      ...(form.needsAccount === true ? [m.records_paper_bring_document()] : []),
    ],
    fields: body.fields.map(printedField),
    handIn: handInWords({ name, address }),
    isDemonstration,
    ...(form.isAnonymous === true ? { isAnonymous: true as const } : {}),
    words: {
      demonstration: m.records_paper_demonstration(),
      sheet: m.records_paper_sheet(),
      unnumbered: m.records_paper_unnumbered(),
      name: m.records_paper_name(),
      signature: m.records_paper_signature(),
      date: m.records_paper_date(),
      day: m.records_paper_day(),
      month: m.records_paper_month(),
      year: m.records_paper_year(),
      privacy: form.isAnonymous === true ? m.records_paper_anonymous() : m.records_paper_privacy(),
      qr: m.records_paper_qr(),
    },
  };
}

function printedField({ kind, label, hint, options, isWritten }: PaperField): PrintedField {
  if (isWritten === true) {
    return { kind: 'line', label: label(), hint: hint?.() ?? '', options: [] };
  }
  return {
    kind,
    label: label(),
    hint: hint?.() ?? markHints[kind]?.() ?? '',
    options: (options?.() ?? []).map((option) => option.label),
  };
}

/** Where a sheet is handed in, as it stands on it and behind its QR. */
export function handInWords(institution: {
  readonly name: string;
  readonly address: string | null;
}): string {
  const { name, address } = institution;
  return address === null
    ? m.records_paper_hand_in({ institution: name })
    : m.records_paper_hand_in_at({ institution: name, address });
}

const markHints: Readonly<Partial<Record<PaperField['kind'], () => string>>> = {
  one: m.records_paper_mark_one,
  many: m.records_paper_mark_many,
  order: m.records_paper_mark_order,
};
