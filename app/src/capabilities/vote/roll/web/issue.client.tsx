// The island where a ballot paper is taken: reads what the booth asks from the address, clears it, says what it costs, and asks.
import { render } from 'preact';
import { TakePaper, type TakeState } from './take-paper.tsx';

const place = document.querySelector<HTMLElement>('#papeleta');
const asked = new URLSearchParams(location.hash.slice(1));
// Whoever looks at the history or at the address of this page finds nothing there.
history.replaceState(null, '', location.pathname);

interface Told {
  readonly title?: string;
  readonly isIssued?: boolean;
  readonly to?: string;
  readonly sentence?: string;
}

async function send(address: string, body: object): Promise<Told> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

async function begin(where: HTMLElement): Promise<void> {
  const { token = '', issue = '', about = '', urn = '' } = where.dataset;
  const h = asked.get('h') ?? '';
  const bm = (asked.get('bm') ?? '').split(',').filter((one) => one !== '');
  const show = (state: TakeState) => render(<TakePaper state={state} />, where);
  const take = async () => {
    show({ kind: 'working' });
    try {
      const told = await send(issue, { token, h, bm });
      if (told.to?.startsWith(`${urn}/`)) location.replace(told.to);
      else show({ kind: 'refused', sentence: told.sentence });
    } catch {
      show({ kind: 'unreachable', onAgain: take });
    }
  };
  if (h === '' || bm.length === 0) return show({ kind: 'nothing' });
  try {
    const { title, isIssued = false, sentence } = await send(about, { token, h });
    if (title === undefined) return show({ kind: 'refused', sentence });
    return show({ kind: 'asks', title, isIssued, onTake: take });
  } catch {
    return show({ kind: 'unreachable', onAgain: () => begin(where) });
  }
}

if (place !== null) void begin(place);
