// The words of what is printed of a gathering, in the language of the request, and the answer that carries it.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { levelWords } from '../actions/level-words.ts';
import { printCertificate, printKit } from '../printing/print.ts';
import type { Gathering } from '../store/gatherings.ts';
import { absoluteOf } from './links.ts';
import { certificateSentence } from './own-pages.tsx';
import { certificatePath, gatheringPath } from './paths.ts';
import { hoursOf, kindWords, placeOf } from './words.ts';

export interface PrintingSite {
  readonly publicUrl: string;
  readonly isProduction: boolean;
}

function shared({ caller }: Gathering, { isProduction }: PrintingSite) {
  const lang = currentLocale() === 'en' ? ('en' as const) : ('es' as const);
  return { lang, caller: caller.name, isDemonstration: !isProduction };
}

export async function kitAnswer(gathering: Gathering, site: PrintingSite): Promise<Response> {
  const { title, kind, level, purpose, effect, agenda, slug } = gathering;
  const facts = [
    { label: m.gatherings_field_audience(), text: gathering.audience },
    { label: m.gatherings_field_access(), text: gathering.accessNotes },
    { label: m.gatherings_field_support(), text: gathering.supportNotes },
    { label: m.gatherings_field_contact(), text: gathering.contact },
  ];
  const pdf = await printKit({
    ...shared(gathering, site),
    title,
    kind: kindWords[kind](),
    level: m.gatherings_level_title({ level: levelWords[level]().toLocaleUpperCase('es-CL') }),
    hours: hoursOf(gathering),
    place: placeOf(gathering),
    purpose,
    effect,
    agenda,
    facts: facts.filter(({ text }) => text !== ''),
    address: absoluteOf(site.publicUrl, gatheringPath.to({ gathering: slug })),
    words: kitWords(),
  });
  return pdfAnswer(pdf, slug);
}

function kitWords() {
  return {
    demonstration: m.gatherings_paper_demonstration(),
    scan: m.gatherings_paper_scan(),
    agenda: m.gatherings_agenda(),
    registration: m.gatherings_paper_registration(),
    registrationNote: m.gatherings_paper_registration_note(),
    registrationFields: [
      m.gatherings_paper_name(),
      m.gatherings_paper_phone(),
      m.gatherings_companions(),
      m.gatherings_sector(),
      m.gatherings_needs(),
    ],
    attendance: m.gatherings_paper_attendance(),
    attendanceNote: m.gatherings_paper_attendance_note(),
    attendanceColumns: [
      m.gatherings_paper_number(),
      m.gatherings_paper_name(),
      m.gatherings_sector(),
      m.gatherings_paper_signature(),
    ],
    minutes: m.gatherings_minutes(),
    agreements: m.gatherings_agreements(),
    agreementColumns: [
      m.gatherings_paper_number(),
      m.gatherings_agreement_text(),
      m.gatherings_agreement_responsible(),
      m.gatherings_agreement_until(),
    ],
  };
}

export async function certificateAnswer(
  gathering: Gathering,
  code: string,
  name: string,
  site: PrintingSite,
): Promise<Response> {
  const pdf = await printCertificate({
    ...shared(gathering, site),
    title: m.gatherings_certificate_title(),
    sentence: certificateSentence(gathering, name),
    code: groupCode(code),
    address: absoluteOf(site.publicUrl, certificatePath.to({ code })),
    words: {
      demonstration: m.gatherings_paper_demonstration(),
      verify: m.gatherings_certificate_verify(),
      code: m.gatherings_certificate_code(),
    },
  });
  return pdfAnswer(pdf, `${m.gatherings_certificate_file()}-${gathering.slug}`);
}

function pdfAnswer(pdf: Buffer, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}.pdf"`,
      'x-content-type-options': 'nosniff',
    },
  });
}
