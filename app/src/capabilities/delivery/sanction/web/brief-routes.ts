// The brief of the list that was submitted last, on a screen and on paper.
import type { Answer, Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { type AtDesk, deskRoute, unknown } from './at-desk.ts';
import { type Brief, readBrief } from './brief.ts';
import { briefPage } from './brief-page.tsx';
import { briefFilePath, briefPath } from './brief-paths.ts';
import { printBrief } from './print-brief.ts';

export function briefRoutes(house: House): readonly Route[] {
  return [
    deskRoute(house, 'get', 'sanction/see-desk', briefPath, async (given) =>
      briefPage({ edition: given.edition, brief: await briefOf(given) }),
    ),
    deskRoute(house, 'get', 'sanction/see-desk', briefFilePath, answerFile),
  ];
}

async function briefOf({ house, edition, submissions }: AtDesk): Promise<Brief | undefined> {
  const last = submissions.at(-1);
  return last && readBrief(house, edition, last);
}

async function answerFile(given: AtDesk): Promise<Answer> {
  const brief = await briefOf(given);
  if (brief === undefined) return unknown();
  const { house, edition } = given;
  return new Response(new Uint8Array(printBrief(house, edition, brief)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="informe-${edition.slug}.pdf"`,
    },
  });
}
