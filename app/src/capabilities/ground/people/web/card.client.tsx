// The island of the card: a camera brings the code behind the # of the address, and here it goes into its field.

const code = decodeURIComponent(location.hash.slice(1));
const field = document.querySelector<HTMLInputElement>('#code');

if (code !== '' && field !== null) {
  field.value = code;
  document.querySelector<HTMLInputElement>('#birth-year')?.focus();
  // Neither the history nor whoever looks over a shoulder keeps it.
  history.replaceState(null, '', location.pathname + location.search);
}
