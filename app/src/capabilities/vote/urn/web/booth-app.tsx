// The booth on the screen: the log is read first, then one page after another is shown in one frame.
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { IdleGuard } from '../../../../ui/idle-guard/idle-guard.tsx';
import type { Sheets } from '../rules/booth-sheets.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import { CurrentPage } from './booth-current-page.tsx';
import { BoothFrame, BoothHeading, type FrameFacts } from './booth-frame.tsx';
import { type ChosenByContest, contestsOf, enter, sheetsAt } from './booth-journey.ts';
import { Later, partOf } from './booth-later.tsx';
import { PreparingPage, TroublePage } from './booth-papers.tsx';
import { type BoothAppProps, firstScreen, leaveOf, type Screen } from './booth-screens.ts';
import { later } from './booth-scripts.ts';
import { stepsOf } from './booth-steps.ts';

const footPart = partOf(
  async () => (await later(() => import('./booth-choosing-foot.tsx'))).ChoosingFoot,
);

export function BoothApp(props: BoothAppProps) {
  const { ports, arrival } = props;
  const [trusted, setTrusted] = useState<Trusted>();
  const [screen, setScreen] = useState<Screen>({ kind: 'loading' });
  const begin = async () => {
    const found = await enter(ports);
    if (!found.ok) {
      const { error } = found;
      return setScreen(error === 'preparing' ? { kind: error } : { kind: 'trouble', code: error });
    }
    setTrusted(found.value);
    setScreen(await firstScreen(props, found.value));
  };
  useEffect(() => void begin(), []);
  if (trusted === undefined) {
    const again = () => {
      setScreen({ kind: 'loading' });
      void begin();
    };
    return (
      <BoothFrame facts={factsOf(props, undefined, screen)} hasVoted={false}>
        {screen.kind === 'preparing' ? (
          <PreparingPage onAgain={() => void begin()} />
        ) : screen.kind === 'trouble' ? (
          <TroublePage code={screen.code} siteHref={undefined} onAgain={again} />
        ) : (
          <BoothHeading>{m.urn_booth_loading()}</BoothHeading>
        )}
      </BoothFrame>
    );
  }
  return <Booth key={arrival.kind} {...props} {...{ trusted, setTrusted, screen, setScreen }} />;
}

function factsOf(props: BoothAppProps, trusted: Trusted | undefined, screen: Screen): FrameFacts {
  const { isRehearsal, arrival, other } = props;
  const isDemo = trusted?.manifest.demo === true;
  const leaveHref = trusted === undefined ? '/' : leaveOf(props, trusted);
  // A turn goes along; whatever else was begun is on the device, or would be lost.
  const turn = arrival.kind === 'turn' && !isRehearsal ? `#h=${arrival.h}&s=${arrival.style}` : '';
  const isHarmless = ['doors', 'papers', 'trouble'].includes(screen.kind);
  const elsewhere = other && isHarmless ? { ...other, href: other.href + turn } : undefined;
  return { isDemo, isRehearsal, leaveHref, other: elsewhere };
}

interface BoothProps extends BoothAppProps {
  readonly trusted: Trusted;
  readonly setTrusted: (trusted: Trusted) => void;
  readonly screen: Screen;
  readonly setScreen: (screen: Screen | ((now: Screen) => Screen)) => void;
}

function Booth(props: BoothProps) {
  const { ports, trusted, screen, setScreen, isKiosk } = props;
  const [chosen, setChosen] = useState<ChosenByContest>({});
  const [sheets, setSheets] = useState<Sheets>();
  useEffect(() => {
    // Asked for again on the next page where there was no connection.
    if (screen.kind !== 'choose' || (sheets?.size ?? 0) > 0) return;
    void sheetsAt(ports).then(setSheets);
  }, [pageKey(screen)]);
  const given = { ...props, chosen, setChosen };
  const steps = stepsOf(given);
  const contests = screen.kind === 'choose' ? contestsOf(trusted, screen.paper.style) : [];
  const contest = screen.kind === 'choose' ? contests[screen.at] : undefined;
  const foot = screen.kind === 'choose' && contest !== undefined && (
    <Later isQuiet part={footPart}>
      {(ChoosingFoot) => (
        <ChoosingFoot
          contest={contest}
          chosen={chosen[contest.id] ?? []}
          isLast={screen.at === contests.length - 1}
          onBack={screen.at > 0 ? () => setScreen({ ...screen, at: screen.at - 1 }) : undefined}
          onNext={() => steps.next(screen.paper, screen.at)}
        />
      )}
    </Later>
  );
  return (
    <BoothFrame
      facts={factsOf(props, trusted, screen)}
      hasVoted={screen.kind === 'receipt'}
      foot={foot}
    >
      <CurrentPage {...given} {...{ steps, sheets }} key={pageKey(screen)} />
      {isKiosk && <IdleGuard onEnd={() => steps.end()} />}
    </BoothFrame>
  );
}

/** A new page takes the focus; another choice on the same one does not. */
function pageKey(screen: Screen): string {
  return screen.kind === 'choose' ? `choose-${screen.at}` : screen.kind;
}
