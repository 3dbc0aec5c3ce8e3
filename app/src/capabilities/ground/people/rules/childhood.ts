// Children under 14: who may register one and consent for it, and to what.
import { err, ok, type Result } from '@minga/basics';
import { AGE_OF_MAJORITY, AGE_TO_TAKE_PART, ageOn, parseBirthDate } from './age.ts';
import { type AliasProblem, hasLetter, type ProvenNames, parseAlias, tidyName } from './names.ts';
import { parseRun, type Run } from './run.ts';

/** Above that, children are registered at the desk of the municipality: a school class is no household. */
export const MAX_CHILDREN = 10;

/**
 * Which text a guardian is shown; stands beside each consent. A new text is a new version, and a test holds
 * the words of each version to it.
 */
export const CONSENT_TEXT_VERSION = '2026-11';

/** What a child may take part in, as a later room offers it. */
export interface ChildTrack {
  /** What a consent is for, for ever: `ROOM/KIND:ID`. */
  readonly subject: string;
  readonly title: string;
  /** Where it is told what it is. */
  readonly href: string;
  /** Which institution holds it. */
  readonly heldBy: string;
  /** From that age on, below 14. */
  readonly minimumAge: number;
  /** When it ends, and with it what the consent is for. */
  readonly endsAt: Date;
}

/** What a guardian says of a child. */
export interface ChildDetails {
  readonly names: ProvenNames;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly run: Run | undefined;
  /** Undefined for one that is invented. */
  readonly alias: string | undefined;
}

export type ChildProblem =
  | { readonly field: 'given'; readonly code: 'name-missing' }
  | { readonly field: 'family'; readonly code: 'family-missing' }
  | { readonly field: 'birth-date'; readonly code: 'not-a-date' | 'of-age' }
  | { readonly field: 'run'; readonly code: 'run-wrong' }
  | { readonly field: 'alias'; readonly code: AliasProblem };

/** Reads the form; `today` in Chile, `YYYY-MM-DD`. */
export function parseChild(
  typed: URLSearchParams,
  today: string,
): Result<ChildDetails, readonly ChildProblem[]> {
  const text = (name: string) => typed.get(name)?.trim() ?? '';
  const names = { given: tidyName(text('given')), family: tidyName(text('family')) };
  const birthDate = parseBirthDate(text('birth-date'), today);
  const run = parseRun(text('run'));
  const alias = text('alias') === '' ? undefined : parseAlias(text('alias'));
  const problems: ChildProblem[] = [];
  if (!hasLetter(names.given)) problems.push({ field: 'given', code: 'name-missing' });
  if (!hasLetter(names.family)) problems.push({ field: 'family', code: 'family-missing' });
  if (birthDate === undefined) problems.push({ field: 'birth-date', code: 'not-a-date' });
  else if (ageOn(birthDate, today) >= AGE_TO_TAKE_PART) {
    problems.push({ field: 'birth-date', code: 'of-age' });
  }
  if (text('run') !== '' && run === undefined) problems.push({ field: 'run', code: 'run-wrong' });
  if (typeof alias === 'string') problems.push({ field: 'alias', code: alias });
  if (problems.length > 0 || birthDate === undefined || typeof alias === 'string') {
    return err(problems);
  }
  return ok({ names, birthDate, run, alias: alias?.alias });
}

export type ChildRefusal =
  | { readonly code: 'people/guardian-age-unknown' }
  | { readonly code: 'people/guardian-under-age' }
  /** An account of staff by invitation only: nobody has proven who she is. */
  | { readonly code: 'people/guardian-not-proven' }
  /** Somebody has that RUN here: a child that is registered, or an account of its own. */
  | { readonly code: 'people/child-run-taken' }
  /** This guardian registered one of that name, born that day. */
  | { readonly code: 'people/child-registered' }
  | { readonly code: 'people/children-too-many' }
  | { readonly code: 'people/child-wait'; readonly seconds: number }
  /** No child of this guardian, or one that speaks for itself by now. */
  | { readonly code: 'people/child-not-there' }
  | { readonly code: 'people/child-of-age' }
  | { readonly code: 'people/child-too-young'; readonly minimumAge: number }
  | { readonly code: 'people/track-closed' }
  /** The text is another than the one that was shown. */
  | { readonly code: 'people/consent-text-changed' }
  /** A consent was given for it once: what it is for stays. */
  | { readonly code: 'people/child-took-part' };

export interface Guardian {
  /** Whether a provider or two members of staff have proven who she is. */
  readonly isProven: boolean;
  readonly birthDate: string | undefined;
}

/** Whether somebody may register children and consent for them. */
export function decideGuardian(guardian: Guardian, today: string): Result<void, ChildRefusal> {
  const { isProven, birthDate } = guardian;
  if (!isProven) return err({ code: 'people/guardian-not-proven' });
  if (birthDate === undefined) return err({ code: 'people/guardian-age-unknown' });
  const isAdult = ageOn(birthDate, today) >= AGE_OF_MAJORITY;
  return isAdult ? ok(undefined) : err({ code: 'people/guardian-under-age' });
}

/** Whether a child may be let take part in a track on a day. */
export function decideConsent(
  childBirthDate: string,
  track: ChildTrack | undefined,
  on: { readonly today: string; readonly now: Date; readonly textVersion: string },
): Result<ChildTrack, ChildRefusal> {
  const age = ageOn(childBirthDate, on.today);
  if (age >= AGE_TO_TAKE_PART) return err({ code: 'people/child-of-age' });
  if (track === undefined || track.endsAt <= on.now) return err({ code: 'people/track-closed' });
  const { minimumAge } = track;
  if (age < minimumAge) return err({ code: 'people/child-too-young', minimumAge });
  if (on.textVersion !== CONSENT_TEXT_VERSION) return err({ code: 'people/consent-text-changed' });
  return ok(track);
}
