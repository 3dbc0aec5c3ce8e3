// The page that is shown of a booth, with what it needs of the log and of the device.
import { m } from '#words';
import { castingAt, doorsAt, isSmall } from '../rules/booth-doors.ts';
import { type Paper, stateOf } from '../rules/booth-paper.ts';
import type { Sheets } from '../rules/booth-sheets.ts';
import { type Trusted, windowsOf } from '../rules/booth-trust.ts';
import { AmendmentsNotice } from './booth-amendments.tsx';
import { DoorsPage } from './booth-doors.tsx';
import { BoothHeading } from './booth-frame.tsx';
import { claimPaper, contestsOf, whereaboutsOf } from './booth-journey.ts';
import { Later, partOf } from './booth-later.tsx';
import { CopiedPage, EvidencePage, PapersPage, TakenPage, TroublePage } from './booth-papers.tsx';
import { ReviewPage } from './booth-review.tsx';
import { copied, kioskStartOf, type Screen, screenOf, siteOf } from './booth-screens.ts';
import { later } from './booth-scripts.ts';
import { ownCopy, type Steps, type StepsGiven } from './booth-steps.ts';

const copyPart = partOf(async () => (await later(() => import('./booth-copy.tsx'))).CopyPage);
const choosePart = partOf(async () => (await later(() => import('./booth-choose.tsx'))).ChoosePage);
const receiptPart = partOf(
  async () => (await later(() => import('./booth-receipt.tsx'))).ReceiptPage,
);

interface PageProps extends StepsGiven {
  readonly screen: Screen;
  readonly steps: Steps;
  /** Undefined while they are fetched. */
  readonly sheets: Sheets | undefined;
}

export function CurrentPage(props: PageProps) {
  const { ports, trusted, screen, setScreen, chosen, steps, address } = props;
  const { manifest } = trusted;
  const windows = windowsOf(trusted);
  const siteHref = siteOf(trusted);
  switch (screen.kind) {
    case 'loading':
    case 'preparing':
      return <BoothHeading>{m.urn_booth_working()}</BoothHeading>;
    case 'trouble':
      return <TroublePage code={screen.code} siteHref={siteHref} onAgain={undefined} />;
    case 'doors':
      return <OpenDoors {...props} screen={screen} />;
    case 'copy':
      return (
        <Later part={copyPart}>
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
      return <CopiedPage onMine={() => ownCopy(props, screen.paper)} />;
    case 'evidence':
      return <EvidencePage evidence={screen.evidence} />;
    case 'papers':
      return (
        <PapersPage
          title={manifest.title}
          papers={ports.memory.papers()}
          siteHref={props.isKiosk ? kioskStartOf(trusted) : siteHref}
          isKiosk={props.isKiosk}
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
          changes={<AmendmentsNotice {...trusted} />}
          leaveHref={siteHref}
          onVote={() => setScreen({ kind: 'choose', paper: screen.paper, at: 0 })}
        />
      );
    case 'choose':
      return <Choosing {...props} screen={screen} />;
    case 'review':
      return (
        <ReviewPage
          contests={contestsOf(trusted, screen.paper.style)}
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

function Choosing(props: PageProps & { readonly screen: Extract<Screen, { kind: 'choose' }> }) {
  const { trusted, screen, chosen, setChosen, sheets } = props;
  const contests = contestsOf(trusted, screen.paper.style);
  const contest = contests[screen.at];
  if (contest === undefined) return null;
  return (
    <Later part={choosePart}>
      {(ChoosePage) => (
        <ChoosePage
          contest={contest}
          place={{ number: screen.at + 1, of: contests.length }}
          chosen={chosen[contest.id] ?? []}
          withdrawn={withdrawnIn(trusted, contest.id)}
          sheets={sheets}
          onChange={(taken) => setChosen((now) => ({ ...now, [contest.id]: taken }))}
        />
      )}
    </Later>
  );
}

/** Why each project of a contest was withdrawn that was. */
function withdrawnIn({ amendments }: Trusted, contest: string): ReadonlyMap<string, string> {
  return new Map(
    amendments.flatMap((one) =>
      one.kind === 'withdraw' && one.contest === contest ? [[one.project, one.reason]] : [],
    ),
  );
}

function OpenDoors(props: PageProps & { readonly screen: Extract<Screen, { kind: 'doors' }> }) {
  const { ports, trusted, screen, steps, isKiosk, isInApp } = props;
  const { manifest } = trusted;
  const windows = windowsOf(trusted);
  const electors = contestsOf(trusted, screen.style).map((contest) => contest.electors);
  const fewest = Math.min(...electors);
  const now = ports.server.now();
  const { canKeep, canReturn } = ports.memory;
  const begun = ports.memory
    .papers()
    .filter((paper) => stateOf(paper) === 'made' && ['', screen.style].includes(paper.style));
  return (
    <DoorsPage
      title={manifest.title}
      doors={doorsAt({ windows, now, isKiosk, isInApp: isInApp || !canKeep, canReturn })}
      voteFrom={windows.vote_from}
      begun={begun}
      fewElectors={isSmall(fewest) ? fewest : undefined}
      changes={<AmendmentsNotice {...trusted} />}
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
    <Later part={receiptPart}>
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
          onEnd={() => steps.end()}
        />
      )}
    </Later>
  );
}
