// What pressing something in the booth does: from an open door to the promise of the urn.
import { m } from '#words';
import { problemOf } from '../rules/booth-choice.ts';
import { newPaper, type Paper, stateOf } from '../rules/booth-paper.ts';
import { isWithdrawn, type Trusted } from '../rules/booth-trust.ts';
import type { DoorChoice } from './booth-doors.tsx';
import {
  blindedOf,
  type ChosenByContest,
  contestsOf,
  enter,
  sendPaper,
  takeAnswers,
} from './booth-journey.ts';
import { type BoothAppProps, leaveOf, type Screen, siteOf } from './booth-screens.ts';
import { later, scriptTrouble } from './booth-scripts.ts';
import { troubleSentence } from './booth-words.ts';

type Change<T> = (change: (now: T) => T) => void;

export interface StepsGiven extends BoothAppProps {
  readonly trusted: Trusted;
  readonly setTrusted: (trusted: Trusted) => void;
  readonly setScreen: (screen: Screen | ((now: Screen) => Screen)) => void;
  readonly chosen: ChosenByContest;
  readonly setChosen: Change<ChosenByContest>;
}

export type Steps = ReturnType<typeof stepsOf>;

const sealing = () => later(() => import('./booth-sealing.ts'));

/** While one still reads, so that voting waits for nothing. */
function fetchEnd(): void {
  void Promise.all([sealing(), later(() => import('./booth-receipt.tsx'))]).catch(() => undefined);
}

export function stepsOf(props: StepsGiven) {
  const { ports, trusted, setScreen, random, chosen, setChosen } = props;
  const { manifest } = trusted;
  return {
    async open(choice: DoorChoice, { h, style }: { readonly h: string; readonly style: string }) {
      const paper = newPaper({ ...choice, id: random(8), seed: random(16), style });
      ports.memory.keep(paper);
      if (paper.door === 'later') return setScreen({ kind: 'copy', h, paper });
      await this.ask(paper, h);
    },
    async ask(paper: Paper, h: string) {
      setScreen({ kind: 'loading' });
      const blinded = blindedOf(trusted, paper);
      const answers = await ports.server.askSite(manifest.origins.A, h, blinded);
      if (answers === 'gone') return;
      const taken = await takeAnswers(ports, trusted, answers);
      setScreen(
        taken.ok
          ? { kind: 'taken', paper: taken.value }
          : { kind: 'trouble', code: taken.error.code },
      );
    },
    next(paper: Paper, at: number) {
      const contests = contestsOf(trusted, paper.style);
      const contest = contests[at];
      fetchEnd();
      if (contest === undefined || problemOf(contest, chosen[contest.id] ?? []) !== undefined)
        return;
      if (at + 1 < contests.length) return setScreen({ kind: 'choose', paper, at: at + 1 });
      setScreen({ kind: 'review', paper });
      void renewed(props);
    },
    async vote(paper: Paper, control: string) {
      const isSealed = stateOf(paper) === 'sending';
      setScreen({ kind: 'loading' });
      const news = isSealed ? undefined : await renewed(props);
      if (news !== undefined) {
        return setScreen(
          news === 'trouble' ? (now) => now : { kind: 'review', paper, problem: news.sentence },
        );
      }
      const part = isSealed ? undefined : await sealing().catch(scriptTrouble);
      if (typeof part === 'string') {
        return setScreen({ kind: 'review', paper, problem: troubleSentence(part) });
      }
      const sealed = part
        ? await part.sealPaper(ports, trusted, paper, { chosen, control })
        : paper;
      if (sealed === undefined) return setScreen(unfinished(props, paper));
      if (stateOf(sealed) === 'cast') return setScreen({ kind: 'receipt', paper: sealed });
      const sent = await sendPaper(ports, trusted, sealed);
      if (!sent.ok) {
        return setScreen({ kind: 'review', paper: sealed, problem: troubleSentence(sent.error) });
      }
      setChosen(() => ({}));
      if (sent.value.isShared) ports.memory.forget(sent.value);
      setScreen({ kind: 'receipt', paper: sent.value });
    },
    erase(paper: Paper) {
      ports.memory.forget(paper);
      setScreen({ kind: 'papers' });
    },
    /** On a shared machine nothing of anybody stays, and she is signed out of the site. */
    end() {
      if (props.isKiosk) for (const paper of ports.memory.papers()) ports.memory.forget(paper);
      location.assign(leaveOf(props, trusted));
    },
  };
}

/** What was withdrawn meanwhile can leave less than a contest asks for: there one goes on choosing. */
function unfinished({ trusted, chosen }: StepsGiven, paper: Paper): Screen {
  const at = contestsOf(trusted, paper.style).findIndex(
    (contest) => problemOf(contest, chosen[contest.id] ?? []) !== undefined,
  );
  return at === -1 ? { kind: 'review', paper } : { kind: 'choose', paper, at };
}

/** She said that the copy is hers: it is kept here, and the site is asked for its signature. */
export function ownCopy(
  { ports, trusted }: Pick<StepsGiven, 'ports' | 'trusted'>,
  paper: Paper,
): void {
  ports.memory.keep(paper);
  location.assign(siteOf(trusted));
}

/**
 * Reads the log again before anything is sealed. What was withdrawn meanwhile is taken out of what is chosen, and said;
 * without a connection one goes on, since a ballot that names it is counted without it.
 */
async function renewed({
  ports,
  setTrusted,
  setScreen,
  chosen,
  setChosen,
}: StepsGiven): Promise<{ readonly sentence: string } | 'trouble' | undefined> {
  const found = await enter(ports);
  if (!found.ok) {
    if (found.error === 'unreachable' || found.error === 'preparing') return undefined;
    setScreen({ kind: 'trouble', code: found.error });
    return 'trouble';
  }
  const { manifest, amended } = found.value;
  const names = manifest.contests.flatMap(({ id, projects }) =>
    (chosen[id] ?? [])
      .filter(({ project }) => isWithdrawn(amended, id, project))
      .map(({ project }) => `«${projects.find((one) => one.id === project)?.name ?? project}»`),
  );
  setTrusted(found.value);
  if (names.length === 0) return undefined;
  setChosen((now) =>
    Object.fromEntries(
      Object.entries(now).map(([contest, taken]) => [
        contest,
        taken.filter(({ project }) => !isWithdrawn(amended, contest, project)),
      ]),
    ),
  );
  const sentence = m.urn_booth_taken_out({ projects: names.join(', ') });
  setScreen((now) => (now.kind === 'review' ? { ...now, problem: sentence } : now));
  return { sentence };
}
