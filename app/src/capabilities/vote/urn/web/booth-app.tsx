// The booth on the screen: which page is shown, and what pressing something leads to.
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { problemOf } from '../rules/booth-choice.ts';
import { castingAt, doorsAt, isSmall } from '../rules/booth-doors.ts';
import type { Arrival } from '../rules/booth-fragment.ts';
import { newPaper, type Paper, stateOf } from '../rules/booth-paper.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import { ChoosePage } from './booth-choose.tsx';
import { ChoosingFoot } from './booth-choosing-foot.tsx';
import { type DoorChoice, DoorsPage } from './booth-doors.tsx';
import { BoothFrame, BoothHeading, type FrameFacts } from './booth-frame.tsx';
import {
  type BoothPorts,
  blindedOf,
  type ChosenByContest,
  claimPaper,
  contestsOf,
  type Evidence,
  enter,
  sendPaper,
  takeAnswers,
  whereaboutsOf,
} from './booth-journey.ts';
import { IdleGuard } from './booth-kiosk.tsx';
import { Later } from './booth-later.tsx';
import { CopiedPage, EvidencePage, PapersPage, TakenPage, TroublePage } from './booth-papers.tsx';
import { ReviewPage } from './booth-review.tsx';
import { troubleSentence } from './booth-words.ts';

export interface BoothAppProps {
  readonly ports: BoothPorts;
  readonly arrival: Arrival;
  readonly isKiosk: boolean;
  readonly isRehearsal: boolean;
  readonly isInApp: boolean;
  /** Address of this page without its fragment. */
  readonly address: string;
  /** Path of this page in the other language. */
  readonly other: FrameFacts['other'];
  readonly random: (length: number) => Uint8Array;
}

type Screen =
  | { readonly kind: 'loading' | 'papers' | 'copied' }
  | { readonly kind: 'trouble'; readonly code: string }
  | { readonly kind: 'doors'; readonly h: string; readonly style: string }
  | { readonly kind: 'copy'; readonly h: string; readonly paper: Paper }
  | { readonly kind: 'taken' | 'receipt'; readonly paper: Paper }
  | { readonly kind: 'choose'; readonly paper: Paper; readonly at: number }
  | { readonly kind: 'review'; readonly paper: Paper; readonly problem?: string | undefined }
  | { readonly kind: 'evidence'; readonly evidence: readonly Evidence[] };

export function BoothApp(props: BoothAppProps) {
  const { ports, arrival } = props;
  const [trusted, setTrusted] = useState<Trusted>();
  const [screen, setScreen] = useState<Screen>({ kind: 'loading' });
  const begin = async () => {
    setScreen({ kind: 'loading' });
    const found = await enter(ports);
    if (!found.ok) return setScreen({ kind: 'trouble', code: found.error });
    setTrusted(found.value);
    setScreen(await firstScreen(props, found.value));
  };
  useEffect(() => void begin(), []);
  if (trusted === undefined) {
    const facts = factsOf(props, undefined, screen);
    const code = screen.kind === 'trouble' ? screen.code : undefined;
    return (
      <BoothFrame facts={facts} hasVoted={false}>
        {code === undefined ? (
          <BoothHeading>{m.urn_booth_loading()}</BoothHeading>
        ) : (
          <TroublePage code={code} siteHref={undefined} onAgain={() => void begin()} />
        )}
      </BoothFrame>
    );
  }
  return <Booth key={arrival.kind} {...props} {...{ trusted, screen, setScreen }} />;
}

function factsOf(props: BoothAppProps, trusted: Trusted | undefined, screen: Screen): FrameFacts {
  const { isRehearsal, arrival, other } = props;
  const isDemo = trusted?.manifest.demo === true;
  const leaveHref = isRehearsal || trusted === undefined ? '/' : siteOf(trusted);
  // A turn goes along; whatever else was begun is on the device, or would be lost.
  const turn = arrival.kind === 'turn' && !isRehearsal ? `#h=${arrival.h}&s=${arrival.style}` : '';
  const isHarmless = ['doors', 'papers', 'copied', 'trouble'].includes(screen.kind);
  const elsewhere = other && isHarmless ? { ...other, href: other.href + turn } : undefined;
  return { isDemo, isRehearsal, leaveHref, other: elsewhere };
}

/** The page of the vote on the site. */
function siteOf({ manifest }: Trusted): string {
  return `${manifest.origins.A}/votaciones/${manifest.id}`;
}

/** Where somebody begins who came in this way. */
async function firstScreen(props: BoothAppProps, trusted: Trusted): Promise<Screen> {
  const { ports, arrival } = props;
  switch (arrival.kind) {
    case 'turn': {
      const isKnown = contestsOf(trusted.manifest, arrival.style).length > 0;
      return isKnown ? { ...arrival, kind: 'doors' } : { kind: 'trouble', code: 'style' };
    }
    case 'answers': {
      const taken = await takeAnswers(ports, trusted, arrival.answers);
      if (taken.ok) return { kind: 'taken', paper: taken.value };
      return taken.error.code === 'no-paper'
        ? { kind: 'trouble', code: 'no-paper' }
        : { kind: 'evidence', evidence: taken.error.evidence };
    }
    case 'copy':
      return copied(props, arrival.seed);
    case 'nothing':
      return { kind: 'papers' };
    default:
      return { kind: 'trouble', code: arrival.kind };
  }
}

/** Of a ballot paper that was kept, here or elsewhere. */
function copied(
  { ports, random }: Pick<BoothAppProps, 'ports' | 'random'>,
  seed: Uint8Array,
): Screen {
  const paper = newPaper({
    ...{ id: random(8), seed, name: '', style: '', isShared: false, door: 'later' },
  });
  const known = ports.memory.papers().find((one) => one.seed === paper.seed);
  if (known !== undefined) return screenOf(known);
  ports.memory.keep(paper);
  return { kind: 'copied' };
}

function screenOf(paper: Paper): Screen {
  const state = stateOf(paper);
  if (state === 'cast') return { kind: 'receipt', paper };
  if (state === 'made') return { kind: 'copied' };
  return state === 'ready' ? { kind: 'taken', paper } : { kind: 'review', paper };
}

interface BoothProps extends BoothAppProps {
  readonly trusted: Trusted;
  readonly screen: Screen;
  readonly setScreen: (screen: Screen) => void;
}

function Booth(props: BoothProps) {
  const { ports, trusted, screen, setScreen, isKiosk } = props;
  const [chosen, setChosen] = useState<ChosenByContest>({});
  const facts = factsOf(props, trusted, screen);
  const steps = stepsOf(props, chosen, setChosen);
  const contest =
    screen.kind === 'choose'
      ? contestsOf(trusted.manifest, screen.paper.style)[screen.at]
      : undefined;
  const foot = screen.kind === 'choose' && contest !== undefined && (
    <ChoosingFoot
      contest={contest}
      chosen={chosen[contest.id] ?? []}
      isLast={screen.at === contestsOf(trusted.manifest, screen.paper.style).length - 1}
      onBack={screen.at > 0 ? () => setScreen({ ...screen, at: screen.at - 1 }) : undefined}
      onNext={() => steps.next(screen.paper, screen.at)}
    />
  );
  return (
    <BoothFrame facts={facts} hasVoted={screen.kind === 'receipt'} foot={foot}>
      <CurrentPage {...props} {...{ chosen, setChosen, steps }} key={pageKey(screen)} />
      {isKiosk && <IdleGuard onEnd={() => steps.end(ports.memory.papers())} />}
    </BoothFrame>
  );
}

/** A new page takes the focus; another choice on the same one does not. */
function pageKey(screen: Screen): string {
  return screen.kind === 'choose' ? `choose-${screen.at}` : screen.kind;
}

type Steps = ReturnType<typeof stepsOf>;

const sealing = () => import('./booth-sealing.ts');

/** What pressing something does. */
function stepsOf(
  props: BoothProps,
  chosen: ChosenByContest,
  setChosen: (chosen: ChosenByContest) => void,
) {
  const { ports, trusted, setScreen, random } = props;
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
      const contests = contestsOf(manifest, paper.style);
      const contest = contests[at];
      // Fetched while one still reads, so that voting waits for nothing.
      void Promise.all([sealing(), import('./booth-receipt.tsx')]).catch(() => undefined);
      if (contest === undefined || problemOf(contest, chosen[contest.id] ?? []) !== undefined)
        return;
      setScreen(
        at + 1 < contests.length
          ? { kind: 'choose', paper, at: at + 1 }
          : { kind: 'review', paper },
      );
    },
    async vote(paper: Paper, control: string) {
      setScreen({ kind: 'loading' });
      const sealed =
        stateOf(paper) === 'sending'
          ? paper
          : await (await sealing()).sealPaper(ports, trusted, paper, { chosen, control });
      if (sealed === undefined) return setScreen({ kind: 'review', paper });
      const sent = await sendPaper(ports, trusted, sealed);
      if (!sent.ok) {
        return setScreen({ kind: 'review', paper: sealed, problem: troubleSentence(sent.error) });
      }
      setChosen({});
      if (sent.value.isShared) ports.memory.forget(sent.value);
      setScreen({ kind: 'receipt', paper: sent.value });
    },
    erase(paper: Paper) {
      ports.memory.forget(paper);
      setScreen({ kind: 'papers' });
    },
    /** On a shared machine nothing of anybody stays. */
    end(papers: readonly Paper[]) {
      for (const paper of papers) ports.memory.forget(paper);
      location.assign(props.isRehearsal ? '/' : siteOf(trusted));
    },
  };
}

interface PageProps extends BoothProps {
  readonly chosen: ChosenByContest;
  readonly setChosen: (chosen: ChosenByContest) => void;
  readonly steps: Steps;
}

function CurrentPage(props: PageProps) {
  const { ports, trusted, screen, setScreen, chosen, setChosen, steps, address } = props;
  const { manifest } = trusted;
  const { windows } = manifest;
  const siteHref = siteOf(trusted);
  switch (screen.kind) {
    case 'loading':
      return <BoothHeading>{m.urn_booth_working()}</BoothHeading>;
    case 'trouble':
      return <TroublePage code={screen.code} siteHref={siteHref} onAgain={undefined} />;
    case 'doors':
      return <OpenDoors {...props} screen={screen} />;
    case 'copy':
      return (
        <Later fetch={async () => (await import('./booth-copy.tsx')).CopyPage}>
          {(CopyPage) => (
            <CopyPage
              paper={screen.paper}
              election={manifest.title}
              boothAddress={address}
              onDone={() => void steps.ask(screen.paper, screen.h)}
            />
          )}
        </Later>
      );
    case 'copied':
      return <CopiedPage siteHref={siteHref} />;
    case 'evidence':
      return <EvidencePage evidence={screen.evidence} />;
    case 'papers':
      return (
        <PapersPage
          title={manifest.title}
          papers={ports.memory.papers()}
          siteHref={siteHref}
          onOpen={(paper) => setScreen(screenOf(paper))}
          onCopy={(seed) => setScreen(copied(props, seed))}
        />
      );
    case 'taken':
      return (
        <TakenPage
          paper={screen.paper}
          voteFrom={windows.vote_from}
          castUntil={windows.cast_until}
          casting={castingAt(windows, ports.server.now())}
          leaveHref={siteHref}
          onVote={() => setScreen({ kind: 'choose', paper: screen.paper, at: 0 })}
        />
      );
    case 'choose':
      return <Choosing {...{ trusted, screen, chosen, setChosen }} />;
    case 'review':
      return (
        <ReviewPage
          contests={contestsOf(manifest, screen.paper.style)}
          chosen={chosen}
          isSealed={stateOf(screen.paper) === 'sending'}
          problem={screen.problem}
          onChange={(at) => setScreen({ kind: 'choose', paper: screen.paper, at })}
          onVote={(control) => void steps.vote(screen.paper, control)}
        />
      );
    case 'receipt':
      return <Receipt {...props} paper={screen.paper} />;
  }
}

function Choosing({
  trusted,
  screen,
  chosen,
  setChosen,
}: Pick<PageProps, 'trusted' | 'chosen' | 'setChosen'> & {
  readonly screen: Extract<Screen, { kind: 'choose' }>;
}) {
  const contests = contestsOf(trusted.manifest, screen.paper.style);
  const contest = contests[screen.at];
  if (contest === undefined) return null;
  return (
    <ChoosePage
      contest={contest}
      place={{ number: screen.at + 1, of: contests.length }}
      chosen={chosen[contest.id] ?? []}
      onChange={(now) => setChosen({ ...chosen, [contest.id]: now })}
    />
  );
}

function OpenDoors(props: PageProps & { readonly screen: Extract<Screen, { kind: 'doors' }> }) {
  const { ports, trusted, screen, steps, isKiosk, isInApp } = props;
  const { manifest } = trusted;
  const { windows } = manifest;
  const electors = contestsOf(manifest, screen.style).map((contest) => contest.electors);
  const fewest = Math.min(...electors);
  const now = ports.server.now();
  const begun = ports.memory
    .papers()
    .filter((paper) => stateOf(paper) === 'made' && ['', screen.style].includes(paper.style));
  return (
    <DoorsPage
      title={manifest.title}
      doors={doorsAt({ windows, now, isKiosk, isInApp: isInApp || !ports.memory.canKeep })}
      voteFrom={windows.vote_from}
      begun={begun}
      fewElectors={isSmall(fewest) ? fewest : undefined}
      isKiosk={isKiosk}
      onChoose={(choice) => void steps.open(choice, screen)}
      onGoOn={(paper) => {
        const ofStyle = { ...paper, style: screen.style };
        ports.memory.keep(ofStyle);
        void steps.ask(ofStyle, screen.h);
      }}
    />
  );
}

function Receipt(props: PageProps & { readonly paper: Paper }) {
  const { ports, trusted, paper, steps, isKiosk, isRehearsal } = props;
  return (
    <Later fetch={async () => (await import('./booth-receipt.tsx')).ReceiptPage}>
      {(ReceiptPage) => (
        <ReceiptPage
          trusted={trusted}
          paper={paper}
          isKiosk={isKiosk}
          isRehearsal={isRehearsal}
          lookUpAddress={`${ports.server.origin}/e/${ports.server.electionId}/mi-voto`}
          whereabouts={() => whereaboutsOf(ports, trusted, paper)}
          onClaim={async () => {
            const claimed = await claimPaper(ports, paper);
            return claimed.ok ? undefined : claimed.error;
          }}
          onErase={() => steps.erase(paper)}
          onEnd={() => steps.end(isKiosk ? [paper] : [])}
        />
      )}
    </Later>
  );
}
