// The island of the way to the booth: asks for a turn and goes there at once; without script a page with the way is shown.
const turnForm = document.querySelector<HTMLFormElement>('[data-turn]');
const turnSaid = document.querySelector<HTMLElement>('[data-turn-said]');

async function goToBooth(from: HTMLFormElement): Promise<void> {
  const answer = await fetch(from.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(from) as unknown as Record<string, string>),
  });
  const read: { readonly to?: string; readonly sentence?: string } = await answer.json();
  if (read.to !== undefined) location.assign(read.to);
  else if (turnSaid !== null) turnSaid.textContent = read.sentence ?? '';
}

turnForm?.addEventListener('submit', (event) => {
  event.preventDefault();
  void goToBooth(turnForm).catch(() => turnForm.submit());
});
