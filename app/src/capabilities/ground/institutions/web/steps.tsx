// The steps of the guided list with their words, of this room and of all others.
import { m } from '#words';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { bodyInAddress, decidingBodyOf } from '../rules/body.ts';
import type { Institution, InstitutionKind } from '../rules/institution.ts';
import { type OwnStep, type OwnStepKey, ownSteps } from '../rules/onboarding.ts';
import type { InstitutionRow } from '../store/institutions.ts';
import { readFactsOf } from '../store/own-facts.ts';
import { bodyPath, frontPagePath, onboardingPath } from './paths.ts';
import { type OnboardingStep, onboardingSteps } from './slots.ts';
import { bodyNames } from './words.ts';

/** Anchor of the step of the sectors on the page of the list. */
export const SECTORS_STEP = 'sectores';

export interface InstitutionSteps {
  readonly institution: InstitutionRow;
  readonly steps: readonly OnboardingStep[];
  /** Those of other rooms among them. */
  readonly others: readonly OnboardingStep[];
}

/** In the order of `institutions`; in the language of the request. */
export async function stepsOf(
  { db, gather, clock }: House,
  institutions: readonly InstitutionRow[],
): Promise<readonly InstitutionSteps[]> {
  const locale = currentLocale();
  const [own, others] = await Promise.all([
    readFactsOf(db, institutions, clock.now()).then((facts) => facts.map(ownSteps)),
    gather(onboardingSteps, { institutions, locale }),
  ]);
  return institutions.map((institution, at) => {
    const added = others.flatMap((byInstitution) => byInstitution.get(institution.id) ?? []);
    const words = (own[at] ?? []).map((step) => withWords(step, institution));
    return { institution, steps: [...words, ...added], others: added };
  });
}

interface StepWords {
  readonly title: string;
  readonly why: string;
  readonly href: string;
}

const words: Readonly<Record<OwnStepKey, (institution: Institution) => StepWords>> = {
  contact: ({ slug }) => ({
    title: m.institutions_step_contact(),
    why: m.institutions_step_contact_why(),
    href: frontPagePath.to({ institution: slug }),
  }),
  look: ({ slug }) => ({
    title: m.institutions_step_look(),
    why: m.institutions_step_look_why(),
    href: frontPagePath.to({ institution: slug }),
  }),
  body: ({ slug, kind }) => ({
    title: m.institutions_step_body({ body: bodyNameOf(kind) }),
    why: m.institutions_step_body_why(),
    href: bodyPath.to({ institution: slug, body: bodyInAddress(decidingBodyOf(kind) ?? 'cosoc') }),
  }),
  sectors: ({ slug }) => ({
    title: m.institutions_step_sectors(),
    why: m.institutions_step_sectors_why(),
    href: `${onboardingPath.to({ institution: slug })}#${SECTORS_STEP}`,
  }),
};

function withWords(step: OwnStep, institution: Institution): OnboardingStep {
  return { ...step, ...words[step.key](institution) };
}

function bodyNameOf(kind: InstitutionKind): string {
  return bodyNames[decidingBodyOf(kind) ?? 'cosoc']();
}
