// The paper of a proposal: a poster with its QR for the neighbourhood, and a sheet to collect signatures on.
import { m } from '#words';
import type { Answer, Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { printPoster, printSheet } from '../printing/print.ts';
import { takesEndorsements } from '../rules/endorsing.ts';
import { SHEET_LINES, TIES_BY_LETTER } from '../rules/signature-sheet.ts';
import { tieOptions } from './endorse-page.tsx';
import { addressOf, proposalPath } from './paths.ts';
import { type AtProposal, ofProposal, refusedPage } from './public-parts.tsx';
import { blankSheetPath, posterPath } from './public-paths.ts';
import { money } from './state-words.ts';

const SUMMARY_LENGTH = 320;

export function paperRoutes(house: House): readonly Route[] {
  const get = (path: Route['path']) => ({ audience: 'public', method: 'get', path }) as const;
  return [
    ofProposal(house, get(posterPath), answerPoster),
    ofProposal(house, get(blankSheetPath), answerSheet),
  ];
}

function shared({ house, edition, proposal }: AtProposal) {
  const { contents, authorName: author } = proposal;
  return {
    title: contents.title,
    lang: currentLocale() === 'en' ? ('en' as const) : ('es' as const),
    institution: edition.place.name,
    edition: `${edition.name}. ${edition.place.name}`,
    cost: money(contents.costClp),
    author: m.proposals_paper_author({ author }),
    foot: m.proposals_paper_foot({ number: proposal.number, institution: edition.place.name }),
    isDemonstration: !house.isProduction,
    address: new URL(proposalPath.to(addressOf(proposal)), house.publicUrl).href,
  };
}

async function answerPoster(given: AtProposal): Promise<Answer> {
  const { proposal } = given;
  const isOpen = takesEndorsements(proposal.state);
  const pdf = await printPoster({
    ...shared(given),
    summary: shortened(proposal.contents.description),
    words: {
      demonstration: m.proposals_paper_demonstration(),
      call: isOpen ? m.proposals_paper_call() : m.proposals_paper_call_read(),
      scan: m.proposals_paper_scan(),
    },
  });
  return pdfAnswer(pdf, `${m.proposals_paper_poster_file()}-${proposal.number}`);
}

/** Up to the end of a word. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  if (line.length <= SUMMARY_LENGTH) return line;
  return `${line.slice(0, SUMMARY_LENGTH).replace(/\s+\S*$/, '')}…`;
}

async function answerSheet(given: AtProposal): Promise<Answer> {
  const { edition, proposal } = given;
  if (!takesEndorsements(proposal.state)) {
    return refusedPage({ code: 'proposals/endorse-closed', state: proposal.state }, proposal);
  }
  const { minAge, ties } = edition.rules.operational.endorsements;
  const letters = Object.entries(TIES_BY_LETTER).filter(([, tie]) => ties.includes(tie));
  const pdf = await printSheet({
    ...shared(given),
    number: m.proposals_page_number({ number: proposal.number }),
    lines: SHEET_LINES,
    words: {
      demonstration: m.proposals_paper_demonstration(),
      heading: m.proposals_paper_sheet(),
      note: m.proposals_paper_sheet_note({
        minAge,
        ties: letters.map(([letter, tie]) => `${letter}: ${tieOptions[tie]()}`).join('; '),
      }),
      columns: [
        m.proposals_paper_column_line(),
        m.proposals_paper_column_name(),
        m.proposals_paper_column_document(),
        m.proposals_paper_column_year(),
        m.proposals_paper_column_tie(),
        m.proposals_paper_column_signature(),
      ],
      ties: letters.map(([letter]) => letter).join(' '),
      privacy: m.proposals_paper_privacy(),
    },
  });
  return pdfAnswer(pdf, `${m.proposals_paper_sheet_file()}-${proposal.number}`);
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
