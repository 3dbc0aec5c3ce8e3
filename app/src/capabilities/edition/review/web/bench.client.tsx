// The island of the workbench and of each of its proposals: j and k go from one to another, x marks, Enter opens, / searches; and can be turned off.

const KEPT = 'minga-review-keys';
const rows = [...document.querySelectorAll<HTMLElement>('[data-bench-row]')];
const search = document.querySelector<HTMLInputElement>('#texto');
const hint = document.querySelector<HTMLElement>('[data-bench-keys]');
const said = document.querySelector<HTMLElement>('[data-bench-keys-said]');
const turn = document.querySelector<HTMLButtonElement>('[data-bench-keys-off]');
/** On the page of one proposal. */
const ways = {
  j: document.querySelector<HTMLAnchorElement>('[data-bench-next]'),
  k: document.querySelector<HTMLAnchorElement>('[data-bench-previous]'),
};

let isOn = localStorage.getItem(KEPT) !== 'off';

if (hint !== null && turn !== null) {
  hint.hidden = false;
  show();
  turn.addEventListener('click', () => {
    isOn = !isOn;
    localStorage.setItem(KEPT, isOn ? 'on' : 'off');
    show();
  });
  document.addEventListener('keydown', (event) => {
    if (isOn && !isTyping(event)) act(event);
  });
}

function show(): void {
  if (said !== null) said.hidden = !isOn;
  if (turn !== null) turn.textContent = (isOn ? turn.dataset.off : turn.dataset.on) ?? '';
}

/** Letters typed into a field are text, and with another key they are the browser's. */
function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  if (!(target instanceof HTMLElement)) return false;
  const isMark = target instanceof HTMLInputElement && target.type === 'checkbox';
  return !isMark && target.matches('input, select, textarea, [contenteditable]');
}

function current(): number {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function go(to: number): void {
  const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
  row?.querySelector('a')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

function act(event: KeyboardEvent): void {
  if (rows.length === 0) follow(event);
  else walk(event);
}

function follow(event: KeyboardEvent): void {
  const way = event.key === 'j' || event.key === 'k' ? ways[event.key] : null;
  if (way === null) return;
  event.preventDefault();
  way.click();
}

function walk(event: KeyboardEvent): void {
  const at = current();
  if (event.key === 'j') go(at + 1);
  else if (event.key === 'k') go(at === -1 ? 0 : at - 1);
  else if (event.key === 'x') rows[at]?.querySelector('input')?.click();
  else if (event.key === '/') search?.focus();
  else if (event.key === 'Enter' && document.activeElement instanceof HTMLInputElement) {
    rows[at]?.querySelector('a')?.click();
  } else return;
  event.preventDefault();
}
