// The island of a published result that is counted again: gives its votes to the page that counts, and compares byte by byte what comes out.
import { m } from '#words';
import { find } from './find.ts';
import type { WorkerMessage } from './worker-words.ts';

const place = find('count-check');
const input = find<HTMLInputElement>('file');
const said = place.querySelector<HTMLElement>('[role=status]');
const { votes = '', outcome: published = '', file: name = '', sha256 = '' } = place.dataset;

function say(sentence: string, tone: 'done' | 'stop' | 'calm'): void {
  if (said === null) return;
  said.textContent = sentence;
  said.dataset.tone = tone;
  if (tone !== 'calm') said.scrollIntoView({ block: 'center' });
}

async function textOf(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

let given: File | undefined;

async function giveVotes(): Promise<void> {
  say(m.count_check_waiting(), 'calm');
  const text = await textOf(votes);
  if (text === undefined) {
    say(m.count_check_failed(), 'stop');
    return;
  }
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name));
  input.files = transfer.files;
  // Of the list that the input took: whoever chooses another file is not comparing any more.
  given = input.files[0];
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function compare(outcome: Blob): Promise<void> {
  if (given === undefined || input.files?.[0] !== given) say('', 'calm');
  // Other rules stand in the address of the page.
  else if (!new URLSearchParams(location.search).has('resultado')) {
    say(m.count_check_other_rules(), 'calm');
  } else {
    const expected = await textOf(published);
    if (expected === undefined) say(m.count_check_failed(), 'stop');
    else if (expected === (await outcome.text())) {
      say(m.count_check_same({ hash: sha256.slice(0, 16) }), 'done');
    } else say(m.count_check_differs(), 'stop');
  }
}

// The page that counts passes on what its worker says.
addEventListener('message', ({ source, data }: MessageEvent<WorkerMessage>) => {
  if (source !== window || data.kind !== 'files') return;
  compare(data.files.json).catch(() => say(m.count_check_failed(), 'stop'));
});
giveVotes().catch(() => say(m.count_check_failed(), 'stop'));
