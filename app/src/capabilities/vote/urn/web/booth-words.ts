// Money, days and hours as the booth says them, in the language of its page; and what its refusals mean.
import { m } from '#words';
import { clp, formatInstant, formatMoney } from '../../../../ui/format.ts';

function pageLocale(): 'es-CL' | 'en' {
  return globalThis.document?.documentElement.lang === 'en' ? 'en' : 'es-CL';
}

/** The language of what people wrote, where the page is in another one. */
export function writtenLang(): 'es-CL' | undefined {
  return pageLocale() === 'en' ? 'es-CL' : undefined;
}

export function pesos(amount: number): string {
  return formatMoney(BigInt(amount), clp, pageLocale());
}

/** An instant of the manifest, as clocks in Santiago show it. */
export function moment(instant: string): string {
  return formatInstant(new Date(instant), pageLocale(), { timeZone: 'America/Santiago' });
}

const troubles: Readonly<Record<string, () => string>> = {
  unreachable: m.urn_booth_trouble_unreachable,
  altered: m.urn_booth_trouble_altered,
  unknown: m.urn_booth_trouble_unknown,
  unreadable: m.urn_booth_trouble_unreadable,
  style: m.urn_booth_trouble_style,
  'no-paper': m.urn_booth_trouble_no_paper,
  manifest: m.urn_booth_trouble_manifest,
  issuer: m.urn_booth_trouble_manifest,
  checkpoint: m.urn_booth_trouble_log,
  inclusion: m.urn_booth_trouble_log,
  acts: m.urn_booth_trouble_acts,
  'other-manifest': m.urn_booth_trouble_changed,
  'other-log': m.urn_booth_trouble_changed,
  'smaller-log': m.urn_booth_trouble_changed,
  'rewritten-log': m.urn_booth_trouble_changed,
  'not-open': m.urn_booth_trouble_not_open,
  closed: m.urn_booth_trouble_closed,
  'already-voted': m.urn_booth_trouble_already,
  'token-invalid': m.urn_booth_trouble_token,
  'promise-invalid': m.urn_booth_trouble_promise,
};

/** What a code means and what to do next. */
export function troubleSentence(code: string): string {
  return troubles[code]?.() ?? m.urn_booth_trouble_other({ code });
}
