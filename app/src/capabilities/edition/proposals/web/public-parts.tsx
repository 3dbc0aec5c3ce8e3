// What the public pages of proposals share: the edition and proposal of an address, the places above a page, and pages that refuse.

import { m } from '#words';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { Answer, Ask, Page, Route } from '../../../../platform/http/route.ts';
import { route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { dayIn, typedText } from '../../../ground/territories/rules/index.ts';
import {
  editionPath,
  findPublicEdition,
  type PublicEdition,
  unknownEdition,
} from '../../editions/index.ts';
import type { PriceRefusal } from '../actions/keep-prices.ts';
import type { EndorsingRefusal } from '../rules/endorsing.ts';
import type { PhotoRefusal } from '../rules/photo.ts';
import { listAuthors } from '../store/authors.ts';
import { wasSent } from '../store/events.ts';
import { findProposal, type Proposal } from '../store/proposals.ts';
import { keptSentence, keptStatus } from './endorse-words.ts';
import { addressOf, countryPath, proposalPath, proposalsPath } from './paths.ts';

export interface AtEdition {
  readonly house: House;
  readonly ask: Ask;
  readonly edition: PublicEdition;
  /** `YYYY-MM-DD` there. */
  readonly today: string;
}

export interface AtProposal extends AtEdition {
  readonly proposal: Proposal;
  readonly isAuthor: boolean;
  /** It was sent, and is there for everybody. */
  readonly isPublic: boolean;
}

type AnswerAt<At> = (given: At) => Answer | Promise<Answer>;
type Declared = Pick<Route, 'audience' | 'method' | 'path' | 'maxBodyBytes'>;

/** A route of a published edition; the list of the country where the address names none. */
export function ofEdition(house: House, declared: Declared, answer: AnswerAt<AtEdition>): Route {
  return route({
    ...declared,
    async answer(ask) {
      const edition = await editionOf(house, ask);
      return edition === undefined ? unknownEdition(house, ask) : answer(at(house, ask, edition));
    },
  });
}

function editionOf({ db }: House, { params }: Ask): Promise<PublicEdition | undefined> {
  return findPublicEdition(db, typedText(params.institution), typedText(params.edition));
}

function at(house: House, ask: Ask, edition: PublicEdition): AtEdition {
  return { house, ask, edition, today: dayIn(edition.place.timeZone, house.clock.now()) };
}

/** A route of a proposal of it; one that was not sent is there for those who stand behind it, and for who may sponsor it. */
export function ofProposal(house: House, declared: Declared, answer: AnswerAt<AtProposal>): Route {
  return ofEdition(house, declared, async (given) => {
    const { ask, edition } = given;
    const digits = ask.params.number ?? '';
    const number = /^[1-9]\d{0,6}$/.test(digits) ? Number(digits) : 0;
    const proposal = await findProposal(house.db, edition.id, number);
    if (proposal === undefined) return unknownPage(edition);
    const personId = ask.actor?.personId;
    const isAuthor =
      personId !== undefined && (await listAuthors(house.db, proposal.id)).includes(personId);
    const isPublic = await wasSent(house.db, proposal);
    const mayRead =
      isPublic || isAuthor || ask.actor?.grants.some(({ scope }) => scope?.kind === 'organization');
    return mayRead ? answer({ ...given, proposal, isAuthor, isPublic }) : unknownPage(edition);
  });
}

/** The places above a page of an edition. */
export function editionCrumbs({ place, name, slug }: PublicEdition): readonly Crumb[] {
  return [
    { label: place.name, href: institutionPath.to({ institution: place.slug }) },
    { label: name, href: editionPath.to({ institution: place.slug, edition: slug }) },
  ];
}

/** And of one of its proposals. */
export function proposalCrumbs(edition: PublicEdition): readonly Crumb[] {
  const { place, slug } = edition;
  return [
    ...editionCrumbs(edition),
    {
      label: m.proposals_list_title(),
      href: proposalsPath.to({ institution: place.slug, edition: slug }),
    },
  ];
}

/** Says why not and where to go on. */
export function refusedPage(
  refusal: EndorsingRefusal | PhotoRefusal | PriceRefusal | FileRefusal,
  proposal: Proposal,
): Page {
  const sentence = keptSentence(refusal);
  return simplePage({
    status: keptStatus(refusal),
    title: m.proposals_refused_page_title(),
    text: sentence,
    back: { label: m.proposals_refused_back(), href: proposalPath.to(addressOf(proposal)) },
  });
}

/** Nothing of that name, or what is not for everybody yet: nobody can tell which. */
export function unknownPage(edition: PublicEdition | undefined): Page {
  const href =
    edition === undefined
      ? countryPath.to({})
      : proposalsPath.to({ institution: edition.place.slug, edition: edition.slug });
  return simplePage({
    status: 404,
    title: m.proposals_unknown_title(),
    text: m.proposals_unknown_text(),
    back: { label: m.proposals_list_none_see_all(), href },
  });
}

interface SimplePage {
  readonly status: NonNullable<Page['status']>;
  readonly title: string;
  readonly text: string;
  readonly back: Way;
}

export function simplePage({ status, title, text, back }: SimplePage): Page {
  return { ...pageOfRefusal({ status, title, sentence: text, back }), current: 'comunas' };
}
